-- Reading by layouts -------------------------------------------------------------------------

local band, shr, window, sub, layout, new, read, parse, inside, captured

do

-- What went wrong, one sentence; never with bytes in it, which may be secret.
local SHORT = "the bytes end too early"
local BEYOND = "a length or offset points beyond the bytes"
local BAD = "a field has a value that its layout forbids"

local bits = bit32 or bit

-- The library of older versions gives signed numbers.
function band(a, b)
  return bits.band(a, b) % 4294967296
end

local function bor(a, b)
  return bits.bor(a, b) % 4294967296
end

local function shl(a, n)
  return floor(a * 2 ^ n)
end

function shr(a, n)
  return floor(a / 2 ^ n)
end

local WINDOW = {
  __index = function(io, key)
    if key == "eof" then
      return io.pos >= io.size
    end
  end,
}

-- A window on a string; positions count from its own start.
function window(data, base, size)
  return setmetatable({ data = data, base = base, size = size, pos = 0 }, WINDOW)
end

local function advance(io, count)
  local from = io.pos
  if count > io.size - from then
    error(SHORT, 0)
  end
  io.pos = from + count
  return io.base + from + 1
end

local function u1(io)
  return byte(io.data, advance(io, 1))
end

local function u2le(io)
  local at = advance(io, 2)
  local a, b = byte(io.data, at, at + 1)
  return a + b * 256
end

local function u2be(io)
  local at = advance(io, 2)
  local a, b = byte(io.data, at, at + 1)
  return a * 256 + b
end

local function u4le(io)
  local at = advance(io, 4)
  local a, b, c, d = byte(io.data, at, at + 3)
  return a + b * 256 + c * 65536 + d * 16777216
end

local function u4be(io)
  local at = advance(io, 4)
  local a, b, c, d = byte(io.data, at, at + 3)
  return a * 16777216 + b * 65536 + c * 256 + d
end

local function signed(value)
  return value >= 2147483648 and value - 4294967296 or value
end

local function s4le(io)
  return signed(u4le(io))
end

local function s4be(io)
  return signed(u4be(io))
end

local function take(io, count)
  if count < 0 or count > io.size - io.pos then
    error(BEYOND, 0)
  end
  local at = advance(io, count)
  return io.data:sub(at, at + count - 1)
end

local function contents(io, expected)
  if take(io, #expected) ~= expected then
    error(BAD, 0)
  end
  return expected
end

local function text(io, count, zero)
  local all = take(io, count)
  local stop = zero and all:find("\0", 1, true)
  return stop and all:sub(1, stop - 1) or all
end

function sub(io, count)
  if count < 0 or count > io.size - io.pos then
    error(BEYOND, 0)
  end
  local at = advance(io, count)
  return window(io.data, at - 1, count)
end

local function seek(io, pos)
  if pos < 0 or pos > io.size then
    error(BEYOND, 0)
  end
  io.pos = pos
end

local LAYOUT = {}

function layout(class)
  local made = { class = class, get = {} }
  LAYOUT[class] = made
  return made
end

-- Instances are read when they are asked for; what they give is kept in the struct.
local STRUCT = {
  __index = function(self, key)
    local get = rawget(self, "_t").get[key]
    if get then
      return get(self)
    end
  end,
}

function new(class, io, parent, parameters)
  local self = parameters or {}
  self._t, self._io, self._parent, self._s, self._e = LAYOUT[class], io, parent, {}, {}
  return setmetatable(self, STRUCT)
end

function read(struct)
  struct._t.read(struct)
end

-- Reads a unit; what was read before a contradiction is kept.
function parse(class, data)
  local struct = new(class, window(data, 0, #data))
  local ok, problem = pcall(read, struct)
  if not ok then
    struct._problem = problem
  end
  return struct
end

-- A value deep inside, nil where any part of the way is missing.
function inside(struct, ...)
  for _, key in ipairs({ ... }) do
    if type(struct) ~= "table" then
      return nil
    end
    local ok, value = pcall(function()
      return struct[key]
    end)
    struct = ok and value or nil
  end
  return struct
end

-- A field lies in the first bytes of its unit, those that were captured. What stands in place of
-- the others is 0, and says nothing.
-- known: how many they are, nil where all were
function captured(known, struct, key)
  local stop = struct and struct._e[key]
  return stop ~= nil and (not known or struct._io.base + stop <= known)
end

--@LAYOUTS@

end
