package org.icascope.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.icascope.deliver.Records.Position;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of records that others move, empty and write to. */
class RecordFilesTest {

  @TempDir Path folder;

  private RecordFiles open(Position position) throws IOException {
    return RecordFiles.from(n -> folder.resolve("r"), OptionalLong.empty(), position);
  }

  private static void line(RecordFiles files, String line) throws IOException {
    files.stream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
    Path path = folder.resolve("r");
    try (RecordFiles files = open(Position.START)) {
      line(files, "one");
      files.sync();
      Files.move(path, folder.resolve("r.1"));
      assertEquals(new Position(1, 0), files.sync());
      line(files, "two");
      assertEquals(new Position(1, 4), files.sync());
    }
    assertEquals("one\n", Files.readString(folder.resolve("r.1")));
    assertEquals("two\n", Files.readString(path));
  }

  /** logrotate copytruncate: no hole of zeros where the lines were. */
  @Test
  void aFileThatWasEmptiedGoesOnAtItsEnd() throws IOException {
    Path path = folder.resolve("r");
    try (RecordFiles files = open(Position.START)) {
      line(files, "one");
      files.sync();
      Files.write(path, new byte[0]);
      line(files, "two");
      assertEquals(new Position(1, 4), files.sync());
    }
    assertEquals("two\n", Files.readString(path));
  }

  @Test
  void aFullDiskIsNamedWithItsFile() throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "no /dev/full: not a Linux");
    RecordFiles files = RecordFiles.from(n -> full, OptionalLong.empty(), Position.START);
    line(files, "one");
    IOException failure = assertThrows(IOException.class, files::sync);
    assertEquals("cannot write /dev/full: No space left on device", failure.getMessage());
  }

  @Test
  void whatIsBehindThePositionIsCutOff() throws IOException {
    Files.writeString(folder.resolve("r"), "one\ntwo\n");
    try (RecordFiles files = open(new Position(1, 4))) {
      line(files, "three");
    }
    assertEquals("one\nthree\n", Files.readString(folder.resolve("r")));
  }

  @Test
  void twoDoNotWriteOneFile() throws IOException {
    RecordFiles first = open(Position.START);
    IOException refused = assertThrows(IOException.class, () -> open(Position.START));
    assertTrue(refused.getMessage().contains("another icascope watch"), refused.getMessage());
    first.close();
    open(Position.START).close();
  }
}
