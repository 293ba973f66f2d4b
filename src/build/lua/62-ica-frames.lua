-- ICA: what begins a frame, and whether frames can be believed -----------------------------------------

do

-- Frames in a row that prove a new start, segments an unproven one may span, attempts, and the
-- payload to which some recorders pad short segments (as in icascope).
local CHAIN, MOST_MISSED, MOST_ATTEMPTS = 3, 4, 64
local PADDED_SEGMENT = ica_parts.PADDED_SEGMENT

local encryption, assumed_encryption = ica_parts.encryption, ica_parts.assumed_encryption
local lose_sync = ica_parts.lose_sync

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

ica_parts.kind_of, ica_parts.has_header, ica_parts.fail_proof = kind_of, has_header, fail_proof
ica_parts.record, ica_parts.begin_segment = record, begin_segment

end
