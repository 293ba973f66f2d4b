-- ICA: set-up packets -----------------------------------------------------------------------------

local INIT_REQUEST, INIT_RESPONSE, INIT_CONNECT

-- What the parts of ICA know of each other; a table, since Lua has 200 locals at most.
local ica_parts = { CHECKED_BYTES = 5, PADDED_SEGMENT = 6 }

do

local FRAME_DRIVER, ENCRYPTION_DRIVER = 9, 11
local PROTOCOL_DRIVER = 4
local INIT_CONNECT_RESPONSE
INIT_REQUEST, INIT_RESPONSE, INIT_CONNECT, INIT_CONNECT_RESPONSE = 0, 1, 2, 4

local CHECKED_BYTES = ica_parts.CHECKED_BYTES
local MOST_ENTRIES = 256

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

ica_parts.has_framing, ica_parts.packet_length = has_framing, packet_length
ica_parts.encryption, ica_parts.assumed_encryption = encryption, assumed_encryption
ica_parts.lane_tell, ica_parts.lose_sync = lane_tell, lose_sync
ica_parts.packet_read, ica_parts.packet_lost = packet_read, packet_lost

end
