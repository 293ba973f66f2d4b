-- ICA: the bytes of one direction ---------------------------------------------------------------------

do

local CHECKED_BYTES, PADDED_SEGMENT = ica_parts.CHECKED_BYTES, ica_parts.PADDED_SEGMENT
local has_framing, packet_length = ica_parts.has_framing, ica_parts.packet_length
local lane_tell, lose_sync = ica_parts.lane_tell, ica_parts.lose_sync
local packet_read, packet_lost = ica_parts.packet_read, ica_parts.packet_lost
local kind_of, has_header, fail_proof = ica_parts.kind_of, ica_parts.has_header, ica_parts.fail_proof
local record, begin_segment = ica_parts.record, ica_parts.begin_segment

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
