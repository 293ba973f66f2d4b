package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.cli.CommandForTests;
import org.icascope.samples.SampleFiles;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the command makes of samples, once per sample and format. */
public final class SiemSamples {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Map<String, String> OUTPUTS = new ConcurrentHashMap<>();

  private SiemSamples() {}

  /** All samples. */
  public static Stream<Path> captures() throws IOException {
    return SampleFiles.captures().stream();
  }

  /** All samples, and all scenarios where they are at hand. */
  static Stream<Path> capturesAndScenarios() throws IOException {
    return Stream.concat(
        captures(), TestCaptures.list("scenarios", ".pcap", ".pcapng", ".pcapng.gz").stream());
  }

  /** Standard output, with names, of a command that has nothing to complain of. */
  static String output(String format, Path sample) {
    return OUTPUTS.computeIfAbsent(
        format + " " + sample,
        key -> {
          var result =
              CommandForTests.run("analyze", "--names", "--format", format, sample.toString());
          assertEquals(0, result.exitCode(), result.err());
          return result.out();
        });
  }

  public static List<String> lines(SiemFormat format, Path sample) {
    return output(format.name().toLowerCase(Locale.ROOT), sample).lines().toList();
  }

  /** Records of a JSON format; a name that stands twice in an object is an error. */
  public static List<JsonNode> records(SiemFormat format, Path sample) {
    return lines(format, sample).stream().map(SiemSamples::parse).toList();
  }

  /** All records of all samples. */
  public static List<JsonNode> records(SiemFormat format) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    captures().forEach(sample -> all.addAll(records(format, sample)));
    return all;
  }

  /** All records of all samples and scenarios. */
  public static List<JsonNode> recordsOfAll(SiemFormat format) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    capturesAndScenarios().forEach(sample -> all.addAll(records(format, sample)));
    return all;
  }

  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /** The analysis document. */
  static JsonNode document(Path sample) {
    return parse(output("json", sample));
  }
}
