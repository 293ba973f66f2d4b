package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.icascope.app.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key logs that programs add to. */
class GrowingKeysTest {

  @TempDir Path folder;

  private static String line(char digit) {
    String random = String.valueOf(digit).repeat(64);
    return "CLIENT_RANDOM " + random + " " + random.repeat(1) + "a".repeat(32) + "\n";
  }

  private static List<String> contents(List<KeyFile> files) {
    return files.stream().map(f -> new String(f.content(), StandardCharsets.UTF_8)).toList();
  }

  @Test
  void linesThatWereAddedComeOnceAndWhole() throws IOException {
    Path log = Files.writeString(folder.resolve("keys"), line('1'));
    GrowingKeys keys =
        new GrowingKeys(List.of(new KeyFile(log.toString(), Files.readAllBytes(log))));
    assertEquals(List.of(), keys.added());
    Files.writeString(log, line('2') + line('3').substring(0, 90), StandardOpenOption.APPEND);
    assertEquals(List.of(line('2')), contents(keys.added()));
    assertEquals(List.of(), keys.added());
    Files.writeString(log, line('3').substring(90), StandardOpenOption.APPEND);
    assertEquals(List.of(line('3')), contents(keys.added()));
    keys.beginAnew();
    assertEquals(List.of(line('2') + line('3')), contents(keys.added()));
  }

  @Test
  void aLogThatWasBegunAnewIsReadFromItsBeginning() throws IOException {
    Path log = Files.writeString(folder.resolve("keys"), line('1') + line('2'));
    GrowingKeys keys =
        new GrowingKeys(List.of(new KeyFile(log.toString(), Files.readAllBytes(log))));
    Files.writeString(log, line('4'));
    assertEquals(List.of(line('4')), contents(keys.added()));
    Files.delete(log);
    assertEquals(List.of(), keys.added());
  }
}
