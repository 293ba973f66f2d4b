package org.icascope.docs;

import static org.icascope.docs.SiemFiles.INDEX;
import static org.icascope.docs.SiemFiles.records;
import static org.icascope.docs.SiemFiles.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Settings of shippers fit the records, the template and the pipeline. */
class SiemShippersTest {

  private static Object at(Object node, Object... path) {
    Object current = node;
    for (Object step : path) {
      current =
          step instanceof Integer index
              ? ((List<?>) current).get(index)
              : ((Map<?, ?>) current).get(step);
    }
    return current;
  }

  @Test
  void filebeatSendsFilesThroughThePipelineIntoTheIndexOfTheTemplate() throws IOException {
    Map<String, Object> filebeat = PlainYaml.parse(text("filebeat.yml"));
    assertEquals("filestream", at(filebeat, "filebeat.inputs", 0, "type"));
    assertEquals("/var/log/icascope/*.ndjson", at(filebeat, "filebeat.inputs", 0, "paths", 0));
    assertEquals(INDEX, at(filebeat, "output.elasticsearch", "index"));
    assertEquals("icascope", at(filebeat, "output.elasticsearch", "pipeline"));
    assertEquals("false", filebeat.get("setup.template.enabled"));
    assertTrue(Files.readString(Path.of("docs/siem.md")).contains("_ingest/pipeline/icascope"));
  }

  @Test
  void vectorSendsFilesWithTheUidAsId() throws IOException {
    Map<String, Object> vector = PlainYaml.parse(text("vector.yaml"));
    assertEquals(
        "/var/log/icascope/*.ndjson", at(vector, "sources", "icascope_files", "include", 0));
    assertTrue(
        Integer.parseInt((String) at(vector, "sources", "icascope_files", "max_line_bytes"))
            > 8000);
    assertEquals("icascope_files", at(vector, "transforms", "icascope_records", "inputs", 0));
    String source = (String) at(vector, "transforms", "icascope_records", "source");
    assertEquals(". = parse_json!(string!(.message))\n.record_id = .event.id", source);
    assertEquals("icascope_records", at(vector, "sinks", "elasticsearch", "inputs", 0));
    assertEquals("record_id", at(vector, "sinks", "elasticsearch", "id_key"));
    assertEquals(INDEX, at(vector, "sinks", "elasticsearch", "bulk", "index"));
    assertEquals("index", at(vector, "sinks", "elasticsearch", "bulk", "action"));
    for (JsonNode record : records()) {
      assertTrue(record.at("/event/id").asString().matches("[0-9a-f]{16}"));
      assertTrue(record.at("/record_id").isMissingNode());
    }
  }
}
