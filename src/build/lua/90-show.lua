-- The tree -----------------------------------------------------------------------------------------

local add, show_unit

do

local function hidden_text(found, count)
  return ("%s [%d bytes, not shown]"):format(found.title, count)
end

-- A range of a unit: in the Tvb it lies in, or in one made of its bytes.
local function range_of(at, start, stop)
  local limit = at.tvb:len() - at.base
  start, stop = math.min(start, limit), math.min(stop, limit)
  if stop <= start then
    return nil
  end
  return at.tvb(at.base + start, stop - start)
end

function add(at, tree, found, range, value, count)
  if found.kind == "HIDDEN" then
    -- without bytes: no format that shows the tree may show them
    local item = tree:add(found.proto)
    item:set_text(hidden_text(found, count))
    return item
  elseif found.kind == "GROUP" then
    local item = range and tree:add(found.proto, range) or tree:add(found.proto)
    item:set_text(found.title)
    return item
  elseif found.kind == "BYTES" then
    return range and tree:add(found.proto, range) or nil
  elseif found.kind == "TEXT" then
    value = printable(value)
  end
  return range and tree:add(found.proto, range, value) or tree:add(found.proto, value)
end

local show_struct

-- Of what was not captured whole only groups, and what is hidden, are shown from their beginning.
local function is_shown(at, found, value, from, to)
  if to <= at.known then
    return true
  end
  local kind = found and found.kind
  local group = kind == "GROUP" or kind == "HIDDEN" or not kind and type(value) == "table"
  return group and from < at.known
end

local function show_value(at, tree, struct, id, value, start, stop, base_pos)
  local io = struct._io
  local from, to = base_pos + start, base_pos + math.max(start, stop or io.size)
  local name = NAME_OF_KEY[struct._t.class .. "." .. camel(id)]
  local found = name and FIELD[name]
  if not is_shown(at, found, value, from, to) then
    return
  end
  local range = range_of(at, from, to)
  if type(value) == "table" then
    if found and found.kind == "NUMBER" then
      local number = stop and inside(value, "value")
      if number then
        add(at, tree, found, range, number)
      end
      return
    end
    local below = tree
    if found then
      below = add(at, tree, found, range, nil, to - from)
    end
    local own = NAME_OF_KEY[value._t.class]
    if own then
      local item = add(at, below, FIELD[own], range, nil, to - from)
      if found then
        item:set_hidden()
        below:set_text(TITLE[value._t.class] or found.title)
      else
        below = item
      end
    end
    show_struct(at, below, value, value._io == io and base_pos or base_pos + start, to <= at.known)
  elseif found then
    local given = found.kind == "GROUP" or found.kind == "HIDDEN"
    if given or stop and value ~= nil then
      add(at, tree, found, range, value, to - from)
    end
  end
end

local function show_instance(at, tree, struct, id, base_pos, whole)
  local ok, problem = pcall(function()
    return struct[id]
  end)
  if not ok then
    at.problem = at.problem or problem
  end
  local value = rawget(struct, id)
  local start = struct._s[id]
  if type(start) == "table" then
    return
  elseif start then
    show_value(at, tree, struct, id, value, start, struct._e[id], base_pos)
  elseif value ~= nil and whole then
    local name = NAME_OF_KEY[struct._t.class .. "." .. camel(id)]
    if name and type(value) ~= "table" then
      add(at, tree, FIELD[name], nil, value):set_generated()
    end
  end
end

local function show_list(at, tree, struct, id, base_pos)
  local starts, ends = struct._s[id], struct._e[id]
  local list = rawget(struct, id)
  for i = 1, list.size do
    if starts[i] and list[i] ~= nil then
      show_value(at, tree, struct, id, list[i], starts[i], ends[i], base_pos)
    end
  end
end

-- whole: all bytes of it were captured, so that what is computed from them is true
function show_struct(at, tree, struct, base_pos, whole)
  for _, id in ipairs(struct._t.order) do
    local start = struct._s[id]
    if type(start) == "table" then
      show_list(at, tree, struct, id, base_pos)
    elseif start then
      show_value(at, tree, struct, id, rawget(struct, id), start, struct._e[id], base_pos)
    end
  end
  for _, id in ipairs(struct._t.instances) do
    show_instance(at, tree, struct, id, base_pos, whole)
    if type(struct._s[id]) == "table" and rawget(struct, id) then
      show_list(at, tree, struct, id, base_pos)
    end
  end
end

function show_unit(unit, tvb, pinfo, tree)
  local protocol = unit.layout:match("^%a+")
  local data, at = unit.bytes, nil
  if unit.off then
    local count = math.min(unit.length, tvb:len() - unit.off)
    data = tvb:raw(unit.off, count)
    at = { tvb = tvb, base = unit.off }
  else
    local label = protocol:upper() .. " unit of several frames"
    at = { tvb = ByteArray.new(data, true):tvb(label), base = 0 }
  end
  at.known = unit.known or math.huge
  if unit.layout == "ica_frame" then
    data = data:sub(1, 2)
  end
  local struct = parse(ROOT[unit.layout], data)
  local words = words_of(unit, struct)
  local range = range_of(at, 0, unit.off and unit.length or #data)
  local root = range and tree:add(PROTOS[protocol], range) or tree:add(PROTOS[protocol])
  root:set_text(("Citrix %s, %s"):format(protocol:upper(), words))
  local own = NAME_OF_KEY[ROOT[unit.layout]]
  if own then
    root:add(FIELD[own].proto):set_hidden()
  end
  show_struct(at, root, struct, 0, unit.missing == 0)
  if unit.layout == "ica_frame" then
    root:add(FIELD["ica.frame.protection"].proto, unit.protection):set_generated()
    root:append_text((", content of %d bytes not shown"):format(unit.length - 2))
  end
  if unit.from and unit.from ~= pinfo.number and not unit.off then
    root:add(brought_field, unit.from):set_generated()
  end
  if unit.number then
    root:add(number_field, UInt64(unit.number)):set_generated()
  end
  if unit.again then
    root:add(replayed_field):set_generated()
    root:add_proto_expert_info(replayed_expert)
  end
  if unit.missing > 0 then
    root:add_proto_expert_info(gap_expert)
  end
  local problem = struct._problem or at.problem
  if problem and unit.missing == 0 then -- what is missing contradicts layouts
    root:add_proto_expert_info(malformed[protocol], protocol:upper() .. ": " .. problem)
  end
  return protocol:upper(), words
end

end
