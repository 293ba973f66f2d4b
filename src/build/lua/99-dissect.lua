-- Dissectors ---------------------------------------------------------------------------------------

-- Units that frames complete, by frame; several calls of one frame differ in where they look.
local completed = {}

-- Units that one line of the info column names (as in icascope).
local MOST_NAMED = 4

function main_proto.init()
  connections, completed, sessions_by_ticket, waiting_of_all = {}, {}, {}, 0
  tcp_ports, udp_ports = ports_of(main_proto.prefs.tcp_ports), ports_of(main_proto.prefs.udp_ports)
end

-- id: what tells this call from others of the frame.
local function units_of(tvb, pinfo, feed, id)
  local units = completed[id]
  if not pinfo.visited and (not units or feed == feed_inner) then
    current = { units = {}, frame = pinfo.number, piece_frame = pinfo.number }
    feed(tvb, pinfo)
    units = current.units
    for _, unit in ipairs(units) do
      if unit.off then
        unit.bytes = nil
      end
    end
    completed[id] = units
  end
  return units or {}
end

local INNERMOST = { "ICA", "CGP", "EDT" }

-- The innermost layer first; messages of CGP that are more than wrapping lead.
local function columns(pinfo, said, leads)
  local order = leads and { "CGP", "ICA", "EDT" } or INNERMOST
  local words, protocol = {}, nil
  for _, name in ipairs(order) do
    local list = said[name] or {}
    protocol = protocol or list[1] and name
    for i = 1, math.min(#list, MOST_NAMED) do
      words[#words + 1] = (name ~= protocol and name .. " " or "") .. list[i]
    end
    if #list > MOST_NAMED then
      words[#words + 1] = ("+%d more"):format(#list - MOST_NAMED)
    end
  end
  if protocol then
    pinfo.cols.protocol = protocol
    pinfo.cols.info = table.concat(words, ", ")
  end
end

local RANK = { edt = 1, cgp = 2, ica = 3 }

local function show(tvb, pinfo, tree, units)
  local said, leads = {}, false
  for rank = 1, 3 do
    for _, unit in ipairs(units) do
      if RANK[unit.layout:match("^%a+")] == rank then
        local name, words = show_unit(unit, tvb, pinfo, tree)
        said[name] = said[name] or {}
        table.insert(said[name], words)
        leads = leads or unit.again or unit.command and unit.layout == "cgp_message"
          and (unit.command == BIND_REQUEST or unit.command == BIND_RESPONSE)
      end
    end
  end
  columns(pinfo, said, leads)
end

-- Records of one frame differ in their bytes.
local function dissect_inner(tvb, pinfo, tree)
  show(tvb, pinfo, tree, units_of(tvb, pinfo, feed_inner, pinfo.number .. tvb:raw(0, tvb:len())))
end

-- Some direction of it is; what is not is left to other dissectors.
local function is_citrix(id)
  local conn = connections[id]
  return conn and (conn.ica or next(conn.framers)) and true or false
end

-- The frame whose payload came to dissect_tcp last.
local called

local function dissect_tcp(tvb, pinfo, tree)
  called = pinfo.number
  local id = pinfo.number .. " " .. tvb:offset() .. " " .. tvb:len()
  show(tvb, pinfo, tree, units_of(tvb, pinfo, feed_tcp, id))
  return is_citrix("tcp " .. tostring(value_of(tcp_stream))) and tvb:len() or 0
end

local function dissect_edt(tvb, pinfo, tree)
  local id = pinfo.number .. " " .. tvb:offset() .. " " .. tvb:len()
  show(tvb, pinfo, tree, units_of(tvb, pinfo, feed_edt, id))
  return tvb:len()
end

-- Called for expected ports, and for conversations that were recognised.
function main_proto.dissector(tvb, pinfo, tree)
  if tvb:len() == 0 then
    return 0
  elseif value_of(udp_stream) and not value_of(tcp_stream) then
    local data = tvb:raw(0, math.min(tvb:len(), 64))
    if not connections["udp " .. value_of(udp_stream)] and not is_handshake(data)
      and not is_edt_like(data) then
      return 0
    end
    return dissect_edt(tvb, pinfo, tree)
  end
  return dissect_tcp(tvb, pinfo, tree)
end

local function begins_with(tvb, expected)
  return tvb:len() >= #expected and tvb:raw(0, #expected) == expected
end

main_proto:register_heuristic("tcp", function(tvb, pinfo, tree)
  if not begins_with(tvb, SIGNATURE) and not begins_with(tvb, BANNER) then
    return false
  end
  pinfo.conversation = main_proto
  dissect_tcp(tvb, pinfo, tree)
  return true
end)

-- Wireshark hands over neither segments out of order (tcp.no_subdissector_on_error) nor those
-- without payload; the first fill holes, the others tell which holes will never be filled.
local post_proto = Proto("icascope_order", "Citrix segments out of order (icascope)")

function post_proto.dissector(_, pinfo, tree)
  local before = called
  called = nil
  local stream = before ~= pinfo.number and value_of(tcp_stream)
  if not stream or not is_citrix("tcp " .. stream) then
    return
  end
  local payload = tcp_payload()
  if payload then
    dissect_tcp(payload.range:tvb(), pinfo, tree)
    called = nil
  else
    show(nil, pinfo, tree, units_of(nil, pinfo, feed_ack, pinfo.number .. " ack"))
  end
end

register_postdissector(post_proto)

-- TLS that Wireshark has the keys for, and WebSocket.
for _, carrier in ipairs({ "tls", "ws" }) do
  main_proto:register_heuristic(carrier, function(tvb, pinfo, tree)
    local known = connections[inner_id()]
    if not known and not begins_with(tvb, SIGNATURE) and not begins_with(tvb, BANNER) then
      return false
    end
    dissect_inner(tvb, pinfo, tree)
    return true
  end)
end

main_proto:register_heuristic("udp", function(tvb, pinfo, tree)
  if tvb:len() < EDT_HEADER or not is_handshake(tvb:raw(0, math.min(tvb:len(), 64))) then
    return false
  end
  pinfo.conversation = main_proto
  dissect_edt(tvb, pinfo, tree)
  return true
end)

local function register(table_name, ports, before)
  local dissectors = DissectorTable.get(table_name)
  for port in pairs(before) do
    dissectors:remove(port, main_proto)
  end
  for port in pairs(ports) do
    dissectors:add(port, main_proto)
  end
end

local function register_ports()
  local tcp, udp = ports_of(main_proto.prefs.tcp_ports), ports_of(main_proto.prefs.udp_ports)
  register("tcp.port", tcp, tcp_ports)
  register("udp.port", udp, udp_ports)
  tcp_ports, udp_ports = tcp, udp
end

main_proto.prefs_changed = register_ports
register_ports()
