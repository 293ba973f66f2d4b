-- The info column ----------------------------------------------------------------------------------

local printable, ROOT, words_of

do

local function name_of(field_name, number)
  local names = FIELD[field_name].names
  return names and names[number]
end

function printable(words)
  return (words:gsub("[^\32-\126]", "?"))
end

-- Without the ticket nobody can say whether a bind resumes a session or refuses to. In an answer 0
-- for the next message refuses a resume; to a new session it says nothing.
local function bind_words(unit, body)
  local response = unit.command == BIND_RESPONSE
  local reliability = reliability_of(body)
  local next_message = inside(reliability, "next_message")
  if not next_message or unit.known and not captured(unit.known, reliability, "secret_ticket") then
    return ""
  end
  local resume = inside(reliability, "flags") == 1
  if response and next_message == 0 then
    local unclear = not unit.asked and (inside(reliability, "secret_ticket") or "") == ""
    return unclear and " new session, or resume refused"
      or unit.asked == "resume" and " resume refused" or " new session"
  elseif response or resume then
    return (" resume, next %s message %d"):format(response and "client" or "server", next_message)
  end
  return " new session"
end

local function open_words(known, body)
  if not captured(known, body, "priority") then
    return ""
  end
  local words = " channel " .. (inside(body, "channel_id", "value") or "?")
  words = words .. (inside(body, "service_id") == 1 and " Citrix.TcpProxyService" or "")
  local proxy = inside(body, "parameters", "tcp_proxy")
  local to = captured(known, proxy, "destination") and inside(proxy, "destination")
  return words .. (to and " to " .. printable(to) or "")
end

-- Of a message that is whole; "" for those with nothing more to say.
local function control_words(command, body)
  if command == 7 then
    local status = inside(body, "status") or 0
    local service = inside(body, "service_status") or 0
    return " channel " .. (inside(body, "channel_id", "value") or "?") .. " "
      .. (name_of("cgp.channel_open_response.status", status) or "status " .. status)
      .. (service ~= 0 and ", service status " .. service or "")
  elseif command == 8 then
    return " channel " .. (inside(body, "channel_id", "value") or "?")
      .. (inside(body, "status") == 0 and " normal" or " service error")
  elseif command == 3 or command == 4 then
    local kind = inside(body, "close_type")
    return kind == 0 and " close" or kind == 1 and " restart" or ""
  end
  return ""
end

local function cgp_words(unit, message)
  local content = inside(message, "content")
  local body = inside(content, "body")
  local command = inside(content, "command")
  if unit.layout == "cgp_signature" then
    return "signature"
  elseif not captured(unit.known, content, "command") then
    return unit.known and "message" or "message without command"
  end
  local words = name_of("cgp.command", command) or ("unknown command 0x%02x"):format(command)
  if command == BIND_REQUEST or command == BIND_RESPONSE then
    words = words .. bind_words(unit, body)
  elseif command == 6 then
    words = words .. open_words(unit.known, body)
  elseif command >= DATA and command <= DATA_REALTIME_WITH_ACK then
    local payload = inside(body, "payload")
    words = words .. (payload and " " .. #payload .. " bytes" or "")
  elseif not unit.known then
    words = words .. control_words(command, body)
  end
  local extension = extension_of(content, unit.known)
  local ack = inside(extension, "ack_delta", "value")
    or command == DATA_REALTIME_WITH_ACK and captured(unit.known, body, "ack_delta")
      and inside(body, "ack_delta", "value") or 0
  return words .. (ack > 0 and " ack " .. ack or "")
end

local PROTECTION = {
  clear = "clear", basic = "basic encryption", secureica = "Secure ICA",
  keyExchange = "key exchange", modeChange = "change of encryption",
}

local function ica_words(unit, struct)
  if unit.layout == "ica_banner" then
    return "banner"
  elseif unit.layout == "ica_frame" then
    return ("frame, %s, %d bytes"):format(PROTECTION[unit.protection] or "protection unknown", unit.length)
  end
  local command = inside(struct, "command") or -1
  local words = name_of("ica.command", command) or ("set-up packet 0x%02x"):format(command)
  local body = inside(struct, "body")
  if command == INIT_REQUEST then
    words = words .. " server level " .. (inside(body, "server_level") or "?")
  elseif command == INIT_RESPONSE then
    local class = inside(body, "header", "module_class")
    words = words .. " " .. printable(inside(body, "header", "client_name") or "?")
    words = words .. " (" .. (name_of("ica.init_response.module_class", class) or "class ?") .. ")"
    words = words .. " " .. (inside(body, "header", "num_following") or "?") .. " to come"
  elseif command == INIT_CONNECT then
    local class = inside(body, "module_class")
    words = words .. " " .. (name_of("ica.init_connect.module_class", class) or "class ?")
    words = words .. " " .. (inside(body, "num_following") or "?") .. " to come"
  end
  return words
end

local function edt_words(struct)
  local kind = inside(struct, "kind")
  local body = inside(struct, "body")
  if kind == nil then
    return "packet cut short"
  elseif kind == -1 then
    return "data " .. inside(struct, "first_word")
  end
  local words = name_of("edt.type", kind) or "control packet of type " .. kind
  if kind == HANDSHAKE then
    words = words .. ", version " .. (inside(body, "version") or "?")
      .. ", window " .. (inside(body, "flow_window") or "?") .. " packets"
  elseif kind == ACKNOWLEDGEMENT then
    words = "ACK " .. (inside(struct, "second_word") or "?")
      .. ", next " .. (inside(body, "next_sequence_number") or "?")
  end
  return words
end

ROOT = {
  cgp_message = "CgpMessage", cgp_signature = "CgpSignature", edt = "Edt",
  ica_banner = "IcaBanner", ica_init_packet = "IcaInitPacket", ica_frame = "IcaFrameHeader",
}

function words_of(unit, struct)
  local words
  if unit.layout == "edt" then
    words = edt_words(struct)
  elseif unit.layout:sub(1, 3) == "ica" then
    words = ica_words(unit, struct)
  else
    words = cgp_words(unit, struct)
  end
  return (unit.again and "[replayed] " or "") .. words
    .. (unit.missing > 0 and " [not captured whole]" or "")
    .. (struct._problem and unit.missing == 0 and " [malformed]" or "") -- zeros contradict layouts
end

end
