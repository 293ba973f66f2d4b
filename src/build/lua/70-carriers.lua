-- What carries CGP and ICA: TCP and EDT --------------------------------------------------------

local inner_id, feed_inner, feed_ack, tcp_payload, connections, tcp_stream, udp_stream, ports_of, tcp_ports, udp_ports, value_of, feed_tcp
local EDT_HEADER, HANDSHAKE, ACKNOWLEDGEMENT, is_handshake, is_edt_like, feed_edt

do

connections = {}

-- side: "c" for what the client sends, "s" for the server.
local function connection_new(client)
  return { client = client, kind = {}, head = { c = "", s = "" }, framers = {} }
end

local function connection_framer(conn, side, mid_stream)
  conn.kind[side] = "cgp"
  conn.framers[side] = framer_new(link_new(conn, side), mid_stream)
  return conn.framers[side]
end

local function signature_tell(side, off)
  tell({ layout = "cgp_signature", bytes = SIGNATURE, length = #SIGNATURE, side = side,
    off = off, missing = 0 })
end

-- The first bytes of a direction tell what it is, however they are split.
local function connection_recognise(conn, side, data, off, segment_start)
  local head = conn.head[side] .. data
  local expected = byte(head) == byte(SIGNATURE) and SIGNATURE or BANNER
  local count = math.min(#head, #expected)
  if head:sub(1, count) == expected:sub(1, count) then
    if #head < #expected then
      conn.head[side] = head
      return
    end
    local before = #conn.head[side]
    conn.head[side] = ""
    if expected == SIGNATURE then
      local framer = connection_framer(conn, side, false)
      local taken = #SIGNATURE - before
      signature_tell(side, before == 0 and off or nil)
      framer.pos = #SIGNATURE
      if #data > taken then
        framer_data(framer, data:sub(taken + 1), off and off + taken, false)
      end
    else
      conn.kind[side] = "ica"
      conn.ica = conn.ica or ica_new()
      ica_data(conn.ica, side, head, before == 0 and off or nil, true)
    end
    return
  end
  local other = conn.kind[OTHER[side]]
  conn.head[side] = ""
  if conn.expected or other == "cgp" then
    local framer = connection_framer(conn, side, true)
    framer_data(framer, data, off, segment_start)
  else
    conn.kind[side] = "other"
  end
end

local function connection_data(conn, side, data, off, segment_start)
  local kind = conn.kind[side]
  if side == "s" then
    conn.server_seen = true
  end
  if kind == "cgp" then
    framer_data(conn.framers[side], data, off, segment_start)
  elseif kind == "ica" then
    ica_data(conn.ica, side, data, off, segment_start)
  elseif not kind then
    connection_recognise(conn, side, data, off, segment_start)
  end
end

local function connection_gap(conn, side, count)
  local kind = conn.kind[side]
  if kind == "cgp" then
    framer_gap(conn.framers[side], count)
  elseif kind == "ica" then
    ica_gap(conn.ica, side, count)
  elseif not kind then
    local other = conn.kind[OTHER[side]]
    if other == "ica" then
      conn.kind[side] = "ica"
      ica_gap(conn.ica, side, count)
    elseif conn.expected or other == "cgp" then
      connection_framer(conn, side, true)
    end
  end
end

-- A new order of the bytes of a direction, which hands them to the connection.
local function connection_order(conn, side, start)
  return order_new(start, function(data, off, segment_start, frame)
    current.piece_frame = frame
    connection_data(conn, side, data, off, segment_start)
  end, function(count)
    connection_gap(conn, side, count)
  end)
end

-- TCP

local tcp_seq, tcp_seq_raw
tcp_stream, tcp_seq, tcp_seq_raw = Field.new("tcp.stream"), Field.new("tcp.seq"), Field.new("tcp.seq_raw")
local tcp_ack, tcp_len = Field.new("tcp.ack"), Field.new("tcp.len")
udp_stream = Field.new("udp.stream")
tcp_payload = Field.new("tcp.payload")

function ports_of(pref)
  local ports = {}
  for first, last in tostring(pref or ""):gmatch("(%d+)%-?(%d*)") do
    for port = tonumber(first), tonumber(last) or tonumber(first) do
      ports[port] = true
    end
  end
  return ports
end

tcp_ports, udp_ports = {}, {}

-- The server is at an expected port, or else who speaks CGP first is the client, and who greets
-- with the ICA banner first the server.
local function is_from_client(pinfo, ports, data)
  if ports[pinfo.dst_port] ~= ports[pinfo.src_port] then
    return ports[pinfo.dst_port] == true
  end
  return data:sub(1, 1) ~= BANNER:sub(1, 1)
end

local function side_of(conn, pinfo)
  local from = tostring(pinfo.src) .. " " .. pinfo.src_port
  return conn.client == from and "c" or "s"
end

local function connection_of(id, pinfo, ports, data)
  local conn = connections[id]
  if not conn then
    local from = tostring(pinfo.src) .. " " .. pinfo.src_port
    local to = tostring(pinfo.dst) .. " " .. pinfo.dst_port
    conn = connection_new(is_from_client(pinfo, ports, data) and from or to)
    local server = conn.client == from and pinfo.dst_port or pinfo.src_port
    conn.expected = ports[server] and server ~= 1494
    connections[id] = conn
  end
  return conn
end

local HALF, WHOLE = 2147483648, 4294967296

-- Positions go on where sequence numbers wrap.
local function unwrap(seq, near)
  return near + (seq - near + HALF) % WHOLE - HALF
end

function value_of(getter)
  local info = getter()
  return info and info.value
end

-- What the other side has, and the time: holes are given up by them.
local function acknowledge_tcp(conn, side, now)
  local order, opposite = conn.orders[side], conn.orders[OTHER[side]]
  local ack = value_of(tcp_ack)
  if opposite then
    if ack then
      order_acknowledge(opposite, unwrap(ack, opposite.next), now)
    end
    order_expire(opposite, now)
  end
  if order then
    order_expire(order, now)
  end
end

function feed_tcp(tvb, pinfo)
  local stream, seq = value_of(tcp_stream), value_of(tcp_seq)
  local captured = tvb:len()
  if not stream or not seq or captured == 0 then
    return
  end
  local data = tvb:raw(0, captured)
  local conn = connection_of("tcp " .. stream, pinfo, tcp_ports, data)
  local side = side_of(conn, pinfo)
  conn.orders = conn.orders or {}
  local order = conn.orders[side]
  if not order then
    local relative = seq ~= value_of(tcp_seq_raw)
    order = connection_order(conn, side, relative and 1 or seq)
    conn.orders[side] = order
  end
  acknowledge_tcp(conn, side, pinfo.abs_ts)
  order_put(order, {
    pos = unwrap(seq, order.next), data = data, cut = tvb:reported_len() - captured, off = 0,
    frame = pinfo.number,
  })
end

-- A segment without payload.
function feed_ack(_, pinfo)
  local conn = connections["tcp " .. value_of(tcp_stream)]
  if conn.orders then
    acknowledge_tcp(conn, side_of(conn, pinfo), pinfo.abs_ts)
  end
end

-- Inside TLS and WebSocket bytes come in order, as their dissectors hand them over.
function inner_id()
  return "inner " .. tostring(value_of(tcp_stream))
end

function feed_inner(tvb, pinfo)
  local data = tvb:raw(0, tvb:len())
  local conn = connection_of(inner_id(), pinfo, tcp_ports, data)
  local side = side_of(conn, pinfo)
  current.piece_frame = pinfo.number
  connection_data(conn, side, data, 0, true)
end

-- EDT

EDT_HEADER = 16
local SHUTDOWN, DROP_REQUEST
HANDSHAKE, ACKNOWLEDGEMENT, SHUTDOWN, DROP_REQUEST = 0, 2, 5, 7
local MOST_AHEAD = 65536
local SEQUENCES = 2147483648

local function word(data, at)
  local a, b, c, d = byte(data, at + 1, at + 4)
  return d and a * 16777216 + b * 65536 + c * 256 + d
end

function is_handshake(data)
  if #data < EDT_HEADER + 48 or word(data, 0) < HALF or shr(word(data, 0), 16) ~= 32768 then
    return false
  end
  local size, kind = word(data, 28), word(data, 36)
  return word(data, 16) == 4 and word(data, 20) == 1 and word(data, 24) < HALF
    and size >= 44 and size <= 65535 and word(data, 32) > 0 and word(data, 32) < HALF
    and (kind == 1 or kind == 4294967295)
end

-- A header that may stand in the middle of a connection.
function is_edt_like(data)
  local first = word(data, 0)
  if #data < EDT_HEADER or word(data, 12) == 0 then
    return false
  end
  return first < HALF and #data > EDT_HEADER or first >= HALF and shr(first - HALF, 16) <= DROP_REQUEST
end

local function near_sequence(sequence, near)
  return near + (sequence - near + SEQUENCES / 2) % SEQUENCES - SEQUENCES / 2
end

-- Packets are put in order by their numbers: a piece is one packet, one number wide.
local function edt_order_new(conn, side)
  local order = { waiting = {}, count = 0, bytes = 0 }
  local function give(packet)
    order.next = order.next + 1
    current.piece_frame = packet.frame
    if #packet.data > 0 then
      connection_data(conn, side, packet.data, packet.off, true)
    end
    if packet.cut > 0 then
      connection_gap(conn, side, packet.cut)
    end
  end
  function order:drain()
    while self.count > 0 and self.waiting[self.next] do
      local packet = self.waiting[self.next]
      self.waiting[self.next] = nil
      order_cost(self, -1, -#packet.data - PIECE_COST)
      give(packet)
    end
  end
  function order:skip_hole()
    self.next = order_first(self)
    connection_gap(conn, side, UNKNOWN_LOSS)
    self:drain()
    self.acknowledged_at = nil
  end
  function order:put(sequence, packet)
    self.next = self.next or sequence
    self.has_data = true
    local number = near_sequence(sequence, self.next)
    if number == self.next then
      give(packet)
      self:drain()
      if self.count == 0 then
        self.acknowledged_at = nil
      end
    elseif number > self.next and number - self.next <= MOST_AHEAD and not self.waiting[number] then
      packet.off = nil
      self.waiting[number] = packet
      order_cost(self, 1, #packet.data + PIECE_COST)
      while self.count > 0 and (self.bytes > MOST_WAITING or waiting_of_all > MOST_WAITING_OF_ALL) do
        self:skip_hole()
      end
    end
  end
  function order:acknowledge(sequence, now)
    if self.next and self.count > 0 and not self.acknowledged_at
      and near_sequence(sequence, self.next) > self.next then
      self.acknowledged_at = now
    end
  end
  function order:expire(now)
    while self.count > 0 and self.acknowledged_at
      and now - self.acknowledged_at >= PATIENCE_SECONDS do
      self:skip_hole()
    end
  end
  return order
end

function feed_edt(tvb, pinfo)
  local stream = value_of(udp_stream)
  local data = tvb:raw(0, tvb:len())
  tell({ layout = "edt", bytes = data, length = tvb:reported_len(), off = 0, missing = 0 })
  local first = word(data, 0)
  if not stream or not first or #data < EDT_HEADER then
    return
  end
  local conn = connection_of("udp " .. stream, pinfo, udp_ports, data)
  local side = side_of(conn, pinfo)
  current.units[#current.units].side = side
  conn.orders = conn.orders or { c = edt_order_new(conn, "c"), s = edt_order_new(conn, "s") }
  conn.destinations = conn.destinations or {}
  local order, opposite, now = conn.orders[side], conn.orders[OTHER[side]], pinfo.abs_ts
  local kind = first >= HALF and shr(first - HALF, 16) or -1
  if kind == HANDSHAKE then
    if is_handshake(data) and not order.has_data and not opposite.has_data then
      order.next, opposite.next = word(data, 24), word(data, 24)
      if side == "c" or word(data, 36) ~= 1 then
        conn.destinations[OTHER[side]] = word(data, 40)
      end
    end
  else
    local destination = word(data, 12)
    conn.destinations[side] = conn.destinations[side] or destination
    if conn.destinations[side] == destination then
      if kind == -1 then
        order:put(first, {
          data = data:sub(EDT_HEADER + 1), cut = tvb:reported_len() - #data, off = EDT_HEADER,
          frame = pinfo.number,
        })
      elseif kind == ACKNOWLEDGEMENT and #data >= EDT_HEADER + 4 then
        opposite:acknowledge(word(data, 16) % SEQUENCES, now)
      elseif kind == DROP_REQUEST and #data >= EDT_HEADER + 8 then
        order:acknowledge((word(data, 20) + 1) % SEQUENCES, now)
      elseif kind == SHUTDOWN then
        while order.count > 0 do
          order:skip_hole()
        end
      end
    end
  end
  order:expire(now)
  opposite:expire(now)
end

end
