-- Order of bytes -------------------------------------------------------------------------------

local MOST_WAITING, MOST_WAITING_OF_ALL, PATIENCE_SECONDS, PIECE_COST, waiting_of_all
local order_new, order_first, order_cost, order_put, order_acknowledge, order_expire

do

-- Bytes that may wait behind a hole, of a direction and of all; and after which time of the
-- capture a hole that the receiver has acknowledged is given up (the limits of icascope).
MOST_WAITING = 4 * 1024 * 1024
MOST_WAITING_OF_ALL = 64 * 1024 * 1024
PATIENCE_SECONDS = 0.1
PIECE_COST = 160

waiting_of_all = 0

-- Puts pieces of a direction in order. A piece: pos of its first byte, data, bytes cut by the
-- snap length, and the offset in the Tvb at hand (nil when it came with another frame).
function order_new(start, deliver, gap)
  return { next = start, waiting = {}, count = 0, bytes = 0, deliver = deliver, gap = gap }
end

function order_first(order)
  local first
  for pos in pairs(order.waiting) do
    if not first or pos < first then
      first = pos
    end
  end
  return first
end

function order_cost(order, count, bytes)
  order.count = order.count + count
  order.bytes = order.bytes + bytes
  waiting_of_all = waiting_of_all + bytes
end

local function order_give(order, piece, start)
  local skip = order.next - piece.pos
  if skip < #piece.data then
    local data = skip > 0 and piece.data:sub(skip + 1) or piece.data
    local pos = order.next
    order.next = pos + #data
    order.deliver(data, piece.off and piece.off + skip, start and skip == 0, piece.frame)
  end
  local stop = piece.pos + #piece.data + piece.cut
  if stop > order.next then
    local missing = stop - order.next
    order.next = stop
    order.gap(missing)
  end
end

local function order_drain(order)
  while order.count > 0 do
    local first = order_first(order)
    if first > order.next then
      return
    end
    local piece = order.waiting[first]
    order.waiting[first] = nil
    order_cost(order, -1, -#piece.data - PIECE_COST)
    if first + #piece.data + piece.cut > order.next then
      order_give(order, piece, true)
    end
  end
  order.acknowledged_at = nil
end

local function order_skip_hole(order)
  local first = order_first(order)
  local missing = first - order.next
  order.next = first
  order.acknowledged_at = nil
  order.gap(missing)
  order_drain(order)
end

function order_put(order, piece)
  if piece.pos + #piece.data + piece.cut <= order.next then
    return
  end
  if piece.pos > order.next then
    local there = order.waiting[piece.pos]
    if not there or #there.data < #piece.data then
      if there then
        order_cost(order, -1, -#there.data - PIECE_COST)
      end
      order.waiting[piece.pos] = { pos = piece.pos, data = piece.data, cut = piece.cut, frame = piece.frame }
      order_cost(order, 1, #piece.data + PIECE_COST)
    end
    while order.count > 0 and (order.bytes > MOST_WAITING or waiting_of_all > MOST_WAITING_OF_ALL) do
      order_skip_hole(order)
    end
    return
  end
  order_give(order, piece, true)
  order_drain(order)
end

-- The receiver has everything before pos.
function order_acknowledge(order, pos, now)
  if order.count > 0 and not order.acknowledged_at and pos > order.next then
    order.acknowledged_at = now
  end
end

function order_expire(order, now)
  while order.count > 0 and order.acknowledged_at
    and now - order.acknowledged_at >= PATIENCE_SECONDS do
    order_skip_hole(order)
  end
end

end
