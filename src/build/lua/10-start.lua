-- icascope @VERSION@: Citrix CGP, ICA and EDT in Wireshark 4.
-- Licensed under the Apache License, Version 2.0.
--
-- Made by the build of icascope: fields and layouts come out of its specs/*.ksy. Do not edit.
--
-- Bytes are put in order and cut into units once, in the first pass, frame by frame; what each
-- frame completes is kept, and shown whenever Wireshark dissects the frame again.

set_plugin_info({
  version = "@VERSION@",
  author = "icascope",
  description = "Citrix CGP, ICA and EDT",
})

local cgp_proto = Proto("cgp", "Citrix Common Gateway Protocol")
local ica_proto = Proto("ica", "Citrix Independent Computing Architecture")
local edt_proto = Proto("edt", "Enlightened Data Transport")
local main_proto = Proto("icascope", "Citrix CGP, ICA and EDT")

local PROTOS = { cgp = cgp_proto, ica = ica_proto, edt = edt_proto }

-- Content decides, on any port; ports say where to look into the middle of a connection.
main_proto.prefs.tcp_ports =
  Pref.range("TCP ports", "1494,2598", "Ports of ICA and CGP, for captures that begin late", 65535)
main_proto.prefs.udp_ports =
  Pref.range("UDP ports", "1494,2598", "Ports of EDT, for captures that begin late", 65535)

local byte = string.byte
local floor = math.floor
