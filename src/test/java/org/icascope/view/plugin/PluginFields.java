package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.icascope.dissect.WireText;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;

/** The values of all fields of CGP, ICA and EDT by frame, by the plug-in and by our own reading. */
final class PluginFields {

  static final Path PLUGIN = Path.of("target/wireshark/icascope.lua");

  /** Between the values of one field; no field has it in its text. */
  private static final char BETWEEN = '\u0001';

  /** Values have 32 bits. */
  private static final long WORD = 0xffff_ffffL;

  private PluginFields() {}

  /** Arguments that load the plug-in. */
  static List<String> load() {
    return List.of("-X", "lua_script:" + PLUGIN);
  }

  /** Of groups, secrets and payload both tell only that they are there. */
  static List<FieldInfo> compared() {
    return Fields.catalog().all().stream()
        .filter(field -> field.name().matches("(cgp|ica|edt)\\..*|icascope\\.message"))
        .toList();
  }

  /** By frame number: {@code name=value value …} of the fields that are there. */
  static Map<Long, List<String>> byPlugin(Path capture, List<FieldInfo> fields) {
    List<String> arguments = new ArrayList<>(load());
    arguments.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=" + BETWEEN));
    arguments.addAll(List.of("-Y", "cgp or ica or edt or icascope.message")); // of others are none
    arguments.addAll(List.of("-e", "frame.number"));
    fields.forEach(field -> arguments.addAll(List.of("-e", field.name())));
    Map<Long, List<String>> frames = new TreeMap<>();
    for (String line : lines(capture, arguments)) {
      String[] columns = line.split("\t", -1);
      List<String> found = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        if (!columns[i + 1].replace(BETWEEN, ' ').isBlank()) {
          found.add(fields.get(i).name() + "=" + texts(columns[i + 1], fields.get(i)));
        }
      }
      if (!found.isEmpty()) {
        frames.put(Long.parseLong(columns[0]), found);
      }
    }
    return frames;
  }

  private static List<String> lines(Path capture, List<String> arguments) {
    try {
      return run(capture, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tshark prints with the plug-in; an error of Lua, or an unknown field, fails the test. */
  static List<String> run(Path capture, List<String> arguments) throws IOException {
    Path output = Files.createTempFile("icascope", ".tshark");
    Path errors = Files.createTempFile("icascope", ".errors");
    try {
      List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", capture.toString()));
      command.addAll(arguments);
      Process tshark =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      tshark.waitFor();
      String complaints = Files.readString(errors);
      assertFalse(complaints.contains("Lua") || complaints.contains("valid"), complaints);
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      assertFalse(lines.stream().anyMatch(line -> line.contains("Lua Error")), capture.toString());
      return lines;
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.toString());
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  private static String texts(String column, FieldInfo field) {
    List<String> texts = new ArrayList<>();
    for (String value : column.split(String.valueOf(BETWEEN), -1)) {
      texts.add(
          switch (field.type()) {
            case NUMBER -> String.valueOf(Long.decode(value) & WORD);
            case BOOLEAN ->
                value.toLowerCase(Locale.ROOT).replace("true", "1").replace("false", "0");
            case BYTES -> value.replace(":", "").replace(" ", "");
            default -> value;
          });
    }
    return String.join(" ", texts);
  }

  /** The same by our own reading. */
  static Map<Long, List<String>> byUs(Path capture, List<FieldInfo> fields) {
    FrameFields source = new FrameFields(FrameFields.Sessions.NONE);
    Map<Long, List<String>> frames = new TreeMap<>();
    FramesForTests.each(
        capture.toString(),
        frame -> {
          source.next(frame);
          List<String> found = new ArrayList<>();
          Set<String> protocols = new HashSet<>(Set.of("icascope"));
          frame.units().forEach(unit -> protocols.add(unit.protocol()));
          for (FieldInfo field : protocols.size() == 1 ? List.<FieldInfo>of() : fields) {
            if (!protocols.contains(field.name().substring(0, field.name().indexOf('.')))) {
              continue;
            }
            List<String> texts = new ArrayList<>();
            source.values(field, value -> text(value).ifPresent(texts::add));
            if (!String.join("", texts).isBlank()) {
              found.add(field.name() + "=" + String.join(" ", texts));
            }
          }
          if (!found.isEmpty()) {
            frames.put(frame.frame().number(), found);
          }
        });
    return frames;
  }

  private static Optional<String> text(FieldValue value) {
    if (value instanceof FieldValue.Whole number) {
      return Optional.of(String.valueOf(number.value() & WORD));
    } else if (value instanceof FieldValue.Truth truth) {
      return Optional.of(truth.value() ? "1" : "0");
    } else if (value instanceof FieldValue.Text text) {
      return Optional.of(WireText.printable(text.value()));
    } else if (value instanceof FieldValue.Bytes bytes && bytes.length() > 0) {
      int end = bytes.start() + bytes.length();
      return Optional.of(HexFormat.of().formatHex(bytes.array(), bytes.start(), end));
    }
    return value instanceof FieldValue.Present ? Optional.of("1") : Optional.empty();
  }

  /** Numbers of the frames with a message that was sent before, by our own reading. */
  static List<String> replayed(Path capture) {
    FrameFields source = new FrameFields(FrameFields.Sessions.NONE);
    FieldInfo replayed = Fields.catalog().find("icascope.replayed").orElseThrow();
    List<String> frames = new ArrayList<>();
    FramesForTests.each(
        capture.toString(),
        frame ->
            source
                .next(frame)
                .values(replayed, value -> frames.add(String.valueOf(frame.frame().number()))));
    return frames;
  }
}
