-- CGP: cutting a direction into messages ---------------------------------------------------------

local SIGNATURE, BANNER, BIND_REQUEST, BIND_RESPONSE, NOP, DATA, DATA_REALTIME_WITH_ACK
local current, tell, place, framer_new, framer_data, framer_gap

do

SIGNATURE = "\026CGP/01"
BANNER = "\127\127ICA\0"

BIND_REQUEST, BIND_RESPONSE, NOP, DATA = 1, 2, 5, 9
local DATA_REALTIME
DATA_REALTIME, DATA_REALTIME_WITH_ACK = 10, 11
local LAST_COMMAND = 11

-- The frame at hand: what it completes, and what was missing so far.
current = { units = {} }

function tell(unit)
  current.units[#current.units + 1] = unit
end

-- A unit lies in the Tvb at hand where it lies in its last piece; else its bytes are kept.
function place(unit, start, piece_pos, piece_off)
  if piece_off and start >= piece_pos then
    unit.off = piece_off + start - piece_pos
    unit.bytes = nil
  end
  return unit
end

local function varlen(data, at)
  local first = byte(data, at)
  if not first then
    return nil
  end
  if first < 128 then
    return first, 1
  end
  local second = byte(data, at + 1)
  if not second then
    return nil
  end
  return first - 128 + second * 128, 2
end

-- Messages in a row from a position that prove a boundary: three at the start of a segment, four
-- in a stream that was never read (as in icascope).
local RUN, FIRST_RUN = 3, 4
local MOST_SEARCHED = 4 * 1024 * 1024
local HELD_BYTES = 256 * 1024
local UNKNOWN_IN_A_ROW = 3
local SMALL_FLAGS = 16

local function plausible(command, length, flags, first)
  local common = flags < SMALL_FLAGS
  if command == DATA_REALTIME then
    return true
  elseif command == DATA_REALTIME_WITH_ACK then
    return length >= 3
  elseif command == NOP then
    return length <= 16 and common
  elseif command == DATA then
    return common
  elseif command == 3 or command == 4 or command == 8 then
    return not first and length <= 24 and common
  end
  return false
end

-- Do messages follow from a position? true, false, or nil when more bytes are needed.
local function run_at(data, at, wanted)
  for count = 1, wanted do
    local length, width = varlen(data, at)
    if not length then
      return nil
    end
    if length < 2 then
      return false
    end
    local command, flags = byte(data, at + width, at + width + 1)
    if not flags then
      return nil
    end
    if not plausible(command, length, flags, count == 1) then
      return false
    end
    at = at + width + length
    if at > #data + 1 then
      return nil
    end
  end
  return true
end

function framer_new(link, mid_stream)
  local framer = { link = link, buf = "", pos = 0, missing = 0, unknown = 0 }
  if mid_stream then
    framer.search = { starts = {}, run = FIRST_RUN, searched = 0 }
  end
  return framer
end

local function framer_search(framer)
  framer.search = { starts = {}, run = RUN, searched = 0 }
  framer.total = nil
  framer.pos = framer.pos + #framer.buf
  framer.buf = ""
end

-- The header of the message at the beginning of the buffer; false when more bytes are needed.
local function framer_header(framer)
  local buf = framer.buf
  local length, width = varlen(buf, 1)
  if not length then
    return false
  end
  if length == 0 then
    framer.total, framer.command, framer.payload_at = width, 0, nil
    return true
  end
  local command = byte(buf, width + 1)
  if not command then
    return false
  end
  local payload_at
  if command == DATA_REALTIME then
    payload_at = width + 2
  elseif command == DATA_REALTIME_WITH_ACK then
    local delta_at = width + 2
    if length >= 2 and #buf < delta_at then
      return false
    end
    local long = length >= 3 and byte(buf, delta_at) >= 128
    if long and #buf < delta_at + 1 then
      return false
    end
    payload_at = delta_at + math.min(length - 1, long and 2 or 1)
  end
  framer.total, framer.command, framer.payload_at = width + length, command, payload_at
  framer.fed = payload_at and payload_at - 1 or 0
  if payload_at then
    framer.link:data_begins()
  end
  return true
end

-- Hands on the payload that arrived since the last time.
local function framer_feed(framer, off, buf_pos_off)
  local stop = math.min(#framer.buf, framer.total)
  if framer.payload_at and stop > framer.fed then
    local from = framer.fed
    framer.fed = stop
    local start = framer.pos + from
    local in_tvb = off and start >= buf_pos_off and off + start - buf_pos_off or nil
    framer.link:payload(framer.buf:sub(from + 1, stop), in_tvb, from == framer.payload_at - 1)
  end
end

local function framer_complete(framer, off, buf_pos_off)
  local data = framer.buf:sub(1, framer.total)
  local unit = {
    layout = "cgp_message", bytes = data, length = framer.total, missing = framer.missing,
    known = framer.known, command = framer.command, from = framer.begun_in,
  }
  place(unit, framer.pos, buf_pos_off, off)
  local payload = framer.payload_at
  framer.buf = framer.buf:sub(framer.total + 1)
  framer.pos = framer.pos + framer.total
  framer.total, framer.payload_at, framer.missing, framer.known = nil, nil, 0, nil
  framer.begun_in = current.frame
  if unit.command == 0 and #data <= 2 and unit.missing == 0 then
    return -- a length of 0 is no message
  end
  framer.link:message(unit, data, payload)
  local known = unit.command >= 1 and unit.command <= LAST_COMMAND
  framer.unknown = known and 0 or framer.unknown + 1
  if framer.unknown == UNKNOWN_IN_A_ROW then
    framer.unknown = 0
    framer_search(framer)
  end
end

function framer_data(framer, data, off, segment_start)
  local piece_pos = framer.pos + #framer.buf
  local search = framer.search
  if framer.lost then
    return
  end
  if #framer.buf == 0 then
    framer.begun_in = current.piece_frame
  end
  framer.buf = framer.buf .. data
  if search then
    search.searched = search.searched + #data
    if search.searched > MOST_SEARCHED then
      framer.lost, framer.buf = true, ""
      framer.link:out_of_sync()
      return
    end
    if #framer.buf > HELD_BYTES then
      framer.pos, framer.buf, search.starts = piece_pos, data, {}
    end
    if segment_start then
      search.starts[#search.starts + 1] = piece_pos
    end
    local found
    for i = #search.starts, 1, -1 do
      local start = search.starts[i]
      local follows = run_at(framer.buf, start - framer.pos + 1, search.run)
      if follows then
        found = start
      elseif follows == false then
        table.remove(search.starts, i)
      end
    end
    if not found then
      return
    end
    framer.buf = framer.buf:sub(found - framer.pos + 1)
    framer.pos = found
    framer.search = nil
    framer.link:resynchronised()
  end
  while #framer.buf > 0 and not framer.search do
    if not framer.total and not framer_header(framer) then
      return
    end
    framer_feed(framer, off, piece_pos)
    if #framer.buf < framer.total then
      return
    end
    framer_complete(framer, off, piece_pos)
  end
end

-- Bytes that were not captured: inside a message of known length they are as good as seen.
function framer_gap(framer, count)
  if framer.lost then
    return
  end
  if framer.search then
    framer.pos = framer.pos + #framer.buf + count
    framer.buf, framer.search.starts = "", {}
    return
  end
  if #framer.buf > 0 and not framer.total then
    local length, width = varlen(framer.buf, 1)
    if length and length > 0 then
      local command = byte(framer.buf, width + 1) or 0
      framer.total, framer.command, framer.fed = width + length, command, 0
      if command == DATA_REALTIME_WITH_ACK then -- one byte of the delta is missing
        framer.fed = #framer.buf + 1
        framer.payload_at = framer.fed + 1
        framer.link:data_begins()
      end
    end
  end
  local within = framer.total and math.min(count, framer.total - #framer.buf) or 0
  if within > 0 then
    framer.missing = framer.missing + within
    framer.known = framer.known or #framer.buf
    framer.buf = framer.buf .. ("\0"):rep(within)
    if framer.payload_at then
      framer.link:payload_gap(math.max(0, #framer.buf - framer.fed))
      framer.fed = #framer.buf
    end
    if #framer.buf >= framer.total then
      framer_complete(framer, nil, 0)
    end
  end
  if within < count then
    framer_search(framer)
    framer.pos = framer.pos + count - within
  end
end

end
