-- ICA: set-up packets, then frames ----------------------------------------------------------------

local INIT_REQUEST, INIT_RESPONSE, INIT_CONNECT

do

local FRAME_DRIVER, ENCRYPTION_DRIVER = 9, 11
local PROTOCOL_DRIVER = 4
local INIT_CONNECT_RESPONSE
INIT_REQUEST, INIT_RESPONSE, INIT_CONNECT, INIT_CONNECT_RESPONSE = 0, 1, 2, 4

local CHECKED_BYTES = 5
local MOST_ENTRIES = 256

-- Frames in a row that prove a new start, segments an unproven one may span, attempts, and the
-- payload to which some recorders pad short segments (as in icascope).
local CHAIN, MOST_MISSED, MOST_ATTEMPTS, PADDED_SEGMENT = 3, 4, 64, 6

local function lane_new(ica, side)
  return {
    ica = ica, side = side, phase = "setup", buf = "", start = 0, pos = 0,
    state = "low", segment = 0, attempts = 0, left = 0,
  }
end

function ica_new()
  local ica = { offered = {}, offers = 0, confirmed = {}, shown = nil }
  ica.lanes = { c = lane_new(ica, "c"), s = lane_new(ica, "s") }
  return ica
end

-- The server's word where it was captured, else the client's offer.
local function has_framing(ica)
  if ica.confirmed[FRAME_DRIVER] then
    return true
  end
  local server_known = ica.connects_complete and not ica.connect_lost
  return not server_known and (ica.offers == 0 or ica.offered[FRAME_DRIVER] ~= nil)
end

local function offered_encryption(ica)
  local names = ica.offered[ENCRYPTION_DRIVER] or {}
  local basic, secure = names.PDCRYPT1 ~= nil, names.PDCRYPT2 ~= nil
  if basic == secure then
    return nil
  end
  return basic and "basic" or "secure"
end

local function encryption(ica)
  if ica.shown then
    return ica.shown
  end
  if ica.confirmed[ENCRYPTION_DRIVER] then
    return offered_encryption(ica)
  end
  return ica.connects_complete and not ica.connect_lost and "none" or nil
end

local function assumed_encryption(ica)
  return encryption(ica) or ica.offers > 0 and (offered_encryption(ica) or "basic") or nil
end

-- Length of the packet at the beginning of some bytes: nil when they begin none, 0 when more of
-- them are needed.
local function packet_length(lane, buf)
  local ica, first = lane.ica, byte(buf, 1)
  if not first then
    return 0
  end
  if first == byte(BANNER) then
    local count = math.min(#buf, #BANNER)
    return buf:sub(1, count) == BANNER:sub(1, count) and #BANNER or nil
  end
  local expected
  if lane.side == "c" then
    expected = first == INIT_RESPONSE or first == INIT_CONNECT_RESPONSE
  else
    expected = first == INIT_CONNECT or first == INIT_REQUEST and not ica.request_seen
  end
  if not ica.greeted or not expected then
    return nil
  end
  if #buf < 3 then
    return 0
  end
  local low, high = byte(buf, 2, 3)
  local body = low + high * 256
  if first == INIT_REQUEST then
    return body > 0 and 3 + body or nil
  elseif first == INIT_CONNECT_RESPONSE then
    return body == 0 and 3 or nil
  elseif body < 2 then
    return nil
  elseif #buf < CHECKED_BYTES then
    return 0
  end
  low, high = byte(buf, 4, 5)
  return low + high * 256 == body and 3 + body or nil
end

local function lane_tell(lane, layout_name, start, stop, bytes, piece_pos, piece_off)
  local unit = {
    layout = layout_name, bytes = bytes, length = stop - start, side = lane.side,
    missing = 0, from = lane.begun_in,
  }
  tell(place(unit, start, piece_pos, piece_off))
  return unit
end

local function lose_sync(lane)
  lane.proving, lane.seeking, lane.state = false, true, "low"
end

local function leave_setup(lane)
  local ica = lane.ica
  if lane.side == "c" and ica.setup_complete or lane.side == "s" and ica.connects_complete then
    lane.phase = has_framing(ica) and "framed" or "unframed"
  end
end

local function packet_read(lane, unit, data)
  local ica = lane.ica
  local command = byte(data, 1)
  unit.command = command
  if command == INIT_CONNECT_RESPONSE then
    ica.setup_complete = true
  elseif command == INIT_REQUEST then
    ica.request_seen = true
  else
    local packet = parse("IcaInitPacket", data)
    local body = inside(packet, "body")
    if command == INIT_RESPONSE and inside(body, "header", "module_class") == PROTOCOL_DRIVER then
      local class = inside(body, "body", "pd_class")
      if class and ica.offers < MOST_ENTRIES then
        ica.offers = ica.offers + 1
        ica.offered[class] = ica.offered[class] or {}
        ica.offered[class][inside(body, "header", "host_name") or ""] = true
      end
    elseif command == INIT_CONNECT and inside(body, "module_class") then
      local class = inside(body, "body", "pd_class")
      if class then
        ica.confirmed[class] = true
      end
      lane.connects_following = inside(body, "num_following")
      ica.connects_complete = ica.connects_complete or lane.connects_following == 0
    end
  end
  leave_setup(lane)
end

local function packet_lost(lane)
  local ica, command = lane.ica, lane.lost_command
  if command == INIT_REQUEST then
    ica.request_seen = true
  elseif command == INIT_CONNECT then
    ica.connect_lost = true
    local before = lane.connects_following or -1
    local following = lane.lost_following or -1
    lane.connects_following = (following >= 0 or before < 0) and following or before - 1
    ica.connects_complete = ica.connects_complete or lane.connects_following == 0
  elseif command == byte(BANNER) then
    ica.greeted = true
  end
  leave_setup(lane)
end

local SECURE_KINDS = {
  [0] = "clear", "secureica", "keyExchange", "keyExchange", "modeChange", "modeChange",
}

-- The kind of record that a record header octet begins, nil where it cannot stand.
local function kind_of(lane, octet, frame_bytes)
  local reading, server = lane.encryption, lane.side == "s"
  if not reading then
    reading = assumed_encryption(lane.ica)
    if server and octet == 2 and frame_bytes > 2 or not server and octet == 3 then
      reading = "secure"
    elseif not server and octet == 4 and frame_bytes == 3 then
      reading = "basic"
    end
  end
  lane.octet = octet
  if reading == "secure" then
    local kind = SECURE_KINDS[octet]
    if octet == 2 and not server or octet == 3 and server then
      return nil
    end
    return kind
  end
  if octet == 2 and server and frame_bytes == 2 or octet == 4 and not server and frame_bytes == 3 then
    return "keyExchange"
  elseif (octet == 6 or octet == 7) and frame_bytes >= 10 then
    return "modeChange"
  end
  return octet == 0 and "clear" or octet == 1 and "basic" or nil
end

local function kind_accept(lane, frame_bytes)
  local octet, server = lane.octet, lane.side == "s"
  local secure = (lane.encryption or assumed_encryption(lane.ica)) == "secure"
  if not secure and (octet == 6 or octet == 7) then
    lane.headerless = octet == 6 and "clear" or "basic"
  elseif not server and (octet == 4 and frame_bytes == 3 or octet == 3) and not lane.ica.shown then
    lane.ica.shown = octet == 4 and "basic" or "secure"
  end
end

local function has_header(lane)
  lane.encryption = lane.encryption or encryption(lane.ica)
  return not lane.headerless and lane.encryption ~= "none"
end

local function fail_proof(lane)
  lane.proving = false
  lose_sync(lane)
  lane.attempts = lane.attempts + 1
  lane.gave_up = lane.attempts >= MOST_ATTEMPTS
end

local function proven(lane)
  lane.proving, lane.attempts = false, 0
end

local function record(lane, kind, with_header)
  if not kind then
    if lane.proving then
      fail_proof(lane)
    else
      lose_sync(lane)
    end
    return
  end
  lane.kind = kind
  lane.left = lane.frame_bytes - (with_header and 1 or 0)
  lane.state = lane.left == 0 and "low" or "payload"
  if lane.proving and with_header then
    lane.chained = lane.chained + 1
    if lane.chained == CHAIN then
      proven(lane)
    end
  end
  if not lane.proving and with_header then
    kind_accept(lane, lane.frame_bytes)
  end
end

local function begin_segment(lane)
  if lane.state == "high" and lane.low == 0 and lane.segment == PADDED_SEGMENT then
    lane.state = "low"
  end
  if lane.proving and not has_header(lane) then
    if lane.state ~= "low" then
      lane.missed = lane.missed + 1
      if lane.missed > MOST_MISSED then
        fail_proof(lane)
      end
    else
      lane.chained = lane.chained + 1
      if lane.chained == CHAIN then
        proven(lane)
      end
    end
  end
  if lane.seeking and not lane.gave_up then
    lane.seeking, lane.proving, lane.chained, lane.missed = false, true, 0, 0
    lane.state = "low"
  end
  lane.segment = 0
end

-- pos: of the first byte of data, nil for bytes that are read again.
local function frames_feed(lane, data, from, pos, off)
  local at, count = from, #data
  while at < count do
    if lane.seeking then
      return
    end
    if lane.state == "payload" then
      local passed = math.min(lane.left, count - at)
      lane.left = lane.left - passed
      at = at + passed
      if lane.left == 0 then
        lane.state = "low"
      end
    else
      local octet = byte(data, at + 1)
      at = at + 1
      if lane.state == "low" then
        lane.low, lane.state = octet, "high"
        lane.begun_in = current.piece_frame
      elseif lane.state == "high" then
        lane.high = octet
        lane.frame_bytes = (lane.low + octet * 256) % 16384
        if lane.frame_bytes == 0 then
          lane.state = "low"
          if lane.proving then
            fail_proof(lane)
          end
        elseif has_header(lane) then
          lane.state = "kind"
        else
          record(lane, lane.headerless or "clear", false)
        end
      else
        record(lane, kind_of(lane, octet, lane.frame_bytes), true)
      end
    end
    if lane.state == "low" and lane.frame_bytes and lane.frame_bytes > 0 then
      if pos and not lane.proving and not lane.seeking then
        local stop = pos + at
        local start = stop - 2 - lane.frame_bytes
        local bytes = string.char(lane.low, lane.high)
        lane_tell(lane, "ica_frame", start, stop, bytes, pos, off).protection = lane.kind
      end
      lane.frame_bytes = 0
    end
  end
end

local function invalid(lane, data)
  local ica = lane.ica
  if not ica.greeted then
    lane.phase = "unframed"
  elseif lane.side == "c" and ica.connects_complete or lane.side == "s" and ica.setup_complete then
    lane.phase = has_framing(ica) and "framed" or "unframed"
    lose_sync(lane)
    if lane.at_segment and not lane.gave_up then
      begin_segment(lane)
    end
    frames_feed(lane, data, 0, nil, nil)
  else
    lane.skip_to_segment = true
  end
end

-- Takes bytes of the set-up from an index on; returns the index behind what it took.
local function setup_feed(lane, data, from, off, segment_start)
  local count = #data
  if lane.lost then
    local taken = math.min(lane.lost, count - from)
    lane.lost = lane.lost - taken
    if lane.lost == 0 then
      lane.lost = nil
      packet_lost(lane)
    end
    return from + taken
  end
  if lane.skip_to_segment and not (segment_start and from == 0) then
    return count
  end
  lane.skip_to_segment = false
  if #lane.buf > 0 and #lane.buf < CHECKED_BYTES and segment_start and from == 0 then
    local longer = lane.buf .. data:sub(1, CHECKED_BYTES - #lane.buf)
    if not packet_length(lane, longer) then
      lane.buf = "" -- padding
    end
  end
  while true do
    local length = packet_length(lane, lane.buf)
    if not length then
      local unread = lane.buf
      lane.buf = ""
      invalid(lane, unread)
      return from
    end
    if length > 0 and #lane.buf == length then
      local packet = lane.buf
      lane.buf = ""
      local stop = lane.pos + from
      local banner = byte(packet) == byte(BANNER)
      local unit = lane_tell(lane, banner and "ica_banner" or "ica_init_packet",
        stop - length, stop, packet, lane.pos, off)
      if banner then
        lane.ica.greeted = true
      else
        packet_read(lane, unit, packet)
      end
      return from
    end
    if from == count then
      return from
    end
    if #lane.buf == 0 then
      lane.at_segment = segment_start and from == 0
      lane.begun_in = current.piece_frame
    end
    local wanted = math.min(length == 0 and 1 or length - #lane.buf, count - from)
    lane.buf = lane.buf .. data:sub(from + 1, from + wanted)
    from = from + wanted
  end
end

function ica_data(ica, side, data, off, segment_start)
  local lane = ica.lanes[side]
  if segment_start then
    begin_segment(lane)
  end
  lane.segment = lane.segment + #data
  local at = 0
  while at < #data and lane.phase == "setup" do
    at = setup_feed(lane, data, at, off, segment_start)
  end
  if lane.phase == "framed" and at < #data then
    frames_feed(lane, data, at, lane.pos, off)
  end
  lane.pos = lane.pos + #data
end

function ica_gap(ica, side, count)
  local lane = ica.lanes[side]
  lane.pos = lane.pos + count
  if lane.phase == "framed" then
    lane.segment = PADDED_SEGMENT + 1
    if not lane.seeking then
      if lane.state == "payload" and count <= lane.left then
        lane.left = lane.left - count
        if lane.left == 0 then
          lane.state = "low"
        end
      else
        lose_sync(lane)
      end
    end
  elseif lane.phase == "setup" and not lane.skip_to_segment then
    if not lane.lost then
      local length = packet_length(lane, lane.buf)
      lane.lost = length and length > 0 and math.max(0, length - #lane.buf) or nil
      lane.lost_command, lane.lost_following = byte(lane.buf, 1), byte(lane.buf, 6)
      lane.buf = ""
    end
    if lane.lost and count <= lane.lost then
      lane.lost = lane.lost - count
      if lane.lost == 0 then
        lane.lost = nil
        packet_lost(lane)
      end
      return
    end
    local had = lane.lost
    lane.lost, lane.buf, lane.skip_to_segment = nil, "", true
    if had then
      packet_lost(lane)
      if lane.phase == "framed" then
        lose_sync(lane)
      end
    end
  end
end

end
