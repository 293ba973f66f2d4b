-- Fields ---------------------------------------------------------------------------------------

local FIELD, NAME_OF_KEY, TITLE, title, replayed_field, number_field, brought_field, malformed
local replayed_expert, gap_expert, camel

do

FIELD, NAME_OF_KEY, TITLE = {}, {}, {}
local LISTS = { cgp = {}, ica = {}, edt = {} }

-- Of what is HIDDEN only the length is ever shown.
local MAKERS = {
  NUMBER = function(name, title, doc, hex, names)
    return ProtoField.uint32(name, title, hex and base.HEX or base.DEC, names, nil, doc)
  end,
  SIGNED = function(name, title, doc, _, names)
    return ProtoField.int32(name, title, base.DEC, names, nil, doc)
  end,
  BOOLEAN = function(name, title, doc)
    return ProtoField.bool(name, title, base.NONE, nil, nil, doc)
  end,
  TEXT = function(name, title, doc)
    return ProtoField.string(name, title, base.ASCII, doc)
  end,
  BYTES = function(name, title, doc)
    return ProtoField.bytes(name, title, base.NONE, doc)
  end,
  GROUP = function(name, title, doc)
    return ProtoField.none(name, title, doc)
  end,
  HIDDEN = function(name, title, doc)
    return ProtoField.none(name, title, doc)
  end,
}

local function field(name, kind, title, doc, hex, names)
  local made = MAKERS[kind](name, title, doc ~= "" and doc or nil, hex, names)
  FIELD[name] = { kind = kind, title = title, proto = made, names = names }
  local list = LISTS[name:match("^%w+")]
  list[#list + 1] = made
end

local function key(from, name)
  NAME_OF_KEY[from] = name
end

function title(class, words)
  TITLE[class] = words
end

--@FIELDS@

field("ica.frame.protection", "TEXT", "Protection of the content",
  "What the record header says: clear, basic, secureica, keyExchange or modeChange.")

for name, proto in pairs(PROTOS) do
  proto.fields = LISTS[name]
end

replayed_field = ProtoField.none("icascope.replayed", "Replayed message",
  "A CGP message that was sent before, on the connection that broke.")
brought_field = ProtoField.framenum("icascope.piece_in", "Begins in frame", base.NONE,
  frametype.NONE, 0, "Frame that brought the first bytes of a unit that spans frames.")
number_field = ProtoField.uint64("icascope.message", "Message number", base.DEC, nil, nil,
  "Of a tracked CGP message: counted from 1 in its direction, over all connections.")
main_proto.fields = { replayed_field, number_field, brought_field }

malformed = {}
for name, proto in pairs(PROTOS) do
  malformed[name] = ProtoExpert.new(name .. ".malformed", "Malformed",
    expert.group.MALFORMED, expert.severity.ERROR)
  proto.experts = { malformed[name] }
end
replayed_expert = ProtoExpert.new("icascope.replayed.expert", "Replayed message",
  expert.group.SEQUENCE, expert.severity.NOTE)
gap_expert = ProtoExpert.new("icascope.not_captured", "Not captured whole",
  expert.group.REASSEMBLE, expert.severity.WARN)
main_proto.experts = { replayed_expert, gap_expert }

function camel(id)
  return (id:gsub("_(.)", string.upper))
end

end
