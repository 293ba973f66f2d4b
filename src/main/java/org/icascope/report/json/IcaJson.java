package org.icascope.report.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.dissect.ica.IcaConnection.AutoReconnect;
import org.icascope.dissect.ica.IcaConnection.Module;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.dissect.ica.IcaConnection.VirtualChannel;

/** What the ICA set-up of a session said, and its records by kind. */
final class IcaJson {

  private IcaJson() {}

  static void write(Json json, IcaConnection ica) {
    json.text("encryption", ica.encryption());
    json.text("clientProgram", ica.clientProgram());
    json.number("clientBuild", ica.clientBuild());
    json.number("serverLevel", ica.serverLevel());
    json.number("reducerLevel", ica.reducerLevel());
    json.text("clientProduct", ica.clientProduct());
    json.texts("protocolDrivers", ica.protocolDrivers());
    json.texts("modules", ica.modules().stream().map(Module::name).toList());
    json.array("moduleVersions", () -> ica.modules().forEach(m -> version(json, m)));
    json.array("virtualChannels", () -> ica.virtualChannels().forEach(c -> channel(json, c)));
    json.object("records", () -> records(json, ica.records()));
    json.flag("passwordPresent", ica.passwordPresent());
    json.object("autoReconnect", () -> autoReconnect(json, ica.autoReconnect()));
  }

  private static void version(Json json, Module module) {
    json.object(
        () -> {
          json.text("name", module.name());
          json.number("class", module.moduleClass());
          json.number("lowest", module.lowestVersion());
          json.number("highest", module.highestVersion());
        });
  }

  private static void channel(Json json, VirtualChannel channel) {
    json.object(
        () -> {
          json.text("name", channel.name());
          json.number("id", channel.id());
        });
  }

  /** Both directions together, and each by itself. */
  private static void records(Json json, List<RecordCount> records) {
    Map<String, List<RecordCount>> byKind = new TreeMap<>();
    records.forEach(r -> byKind.computeIfAbsent(r.kind(), kind -> new ArrayList<>()).add(r));
    byKind.forEach(
        (kind, counts) ->
            json.object(
                kind,
                () -> {
                  sum(json, counts);
                  Map<String, List<RecordCount>> byDirection = new TreeMap<>();
                  counts.forEach(
                      r ->
                          byDirection
                              .computeIfAbsent(r.direction(), d -> new ArrayList<>())
                              .add(r));
                  byDirection.forEach(
                      (direction, own) -> json.object(direction, () -> sum(json, own)));
                }));
  }

  private static void sum(Json json, List<RecordCount> counts) {
    json.number("count", counts.stream().mapToLong(RecordCount::count).sum());
    json.number("bytes", counts.stream().mapToLong(RecordCount::bytes).sum());
  }

  private static void autoReconnect(Json json, AutoReconnect autoReconnect) {
    json.flag("attempted", autoReconnect.attempted());
    json.number("timeoutSeconds", autoReconnect.timeoutSeconds());
  }
}
