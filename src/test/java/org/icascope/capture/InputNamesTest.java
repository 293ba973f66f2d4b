package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and patterns as inputs. */
class InputNamesTest {

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    byte[] capture = PcapBytes.usual().frame(1, 0, (byte) 1).bytes();
    for (String name : List.of("b.pcap", "a.pcap", "ring.pcap0", ".hidden.pcap", "in/c.pcap")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.write(folder.resolve(name), capture);
    }
    Files.writeString(folder.resolve("keys.txt"), "CLIENT_RANDOM 00 11\n");
    Files.createDirectories(folder.resolve("in/deeper"));
  }

  @Test
  void aFolderIsItsCapturesByName() throws IOException {
    String note = "passed over keys.txt (a TLS key log, not a capture; give it with --tls-keys)";
    assertInputs(List.of(".hidden.pcap", "a.pcap", "b.pcap", "ring.pcap0"), List.of(note), "");
  }

  @Test
  void aPatternIsTheFilesThatMatch() throws IOException {
    assertInputs(List.of("a.pcap", "b.pcap"), List.of(), "*.pcap");
    assertInputs(List.of("a.pcap", "b.pcap", "ring.pcap0"), List.of(), "*.pcap*");
    assertInputs(List.of("a.pcap"), List.of(), "[a].pca?");
    assertInputs(List.of("in/c.pcap"), List.of(), "i*/*.pcap");
    assertInputs(List.of("in/c.pcap"), List.of(), "i?"); // a folder matches
  }

  @Test
  void whatMatchesAPatternIsMeantAndNotPassedOver() throws IOException {
    assertInputs(
        List.of(), List.of("a TLS key log, not a capture; give it with --tls-keys"), "*.txt");
  }

  @Test
  void aNameOfAFileIsNoPattern() throws IOException {
    Files.copy(folder.resolve("a.pcap"), folder.resolve("x[1].pcap"));
    assertInputs(List.of("x[1].pcap"), List.of(), "x[1].pcap");
  }

  @Test
  void otherFilesOfAFolderAreOneRemarkAndNoFailure() throws IOException {
    Files.writeString(folder.resolve("in/README.txt"), "words\n");
    Files.write(folder.resolve("in/b.bin"), new byte[] {0, 1, 2, 3, 4, 5});
    try (CaptureSet set = open("in")) {
      String line =
          "passed over 2 files that are no captures, first README.txt"
              + " (plain text, not a capture)";
      assertEquals(
          List.of(new FailedInput(folder.resolve("in").toString(), line, true)), set.failures());
    }
  }

  @Test
  void nothingFoundIsOneLine() throws IOException {
    assertInputs(List.of(), List.of("no file has such a name"), "*.cap");
    assertInputs(List.of(), List.of("no file has such a name"), "no*/such/*.cap");
    assertInputs(List.of(), List.of("a folder without files"), "in/deeper");
    assertInputs(List.of(), List.of("not a file name and not a pattern of names"), "[z-a]*");
    Files.delete(folder.resolve("in/c.pcap"));
    Files.write(folder.resolve("in/notes"), new byte[0]);
    String only = "a folder without captures; its only file is: an empty file";
    assertInputs(List.of(), List.of(only), "in");
    Files.writeString(folder.resolve("in/notes"), "words\n");
    Files.writeString(folder.resolve("in/other"), "words\n");
    String first = "a folder without captures; the first of 2 files is: plain text, not a capture";
    assertInputs(List.of(), List.of(first), "in");
  }

  @Test
  void aCaptureOfAFolderThatIsNotReadIsNamed() throws IOException {
    Files.writeString(folder.resolve("in/old.cap"), "GMBU\0\0\0\0");
    CaptureSet set = open("in");
    assertEquals(1, set.summaries().size());
    assertEquals(folder.resolve("in/old.cap").toString(), set.failures().get(0).file());
    assertTrue(set.failures().get(0).message().contains("Network Monitor 2"));
    assertFalse(set.failures().get(0).passedOver());
  }

  private void assertInputs(List<String> captures, List<String> failures, String name)
      throws IOException {
    try (CaptureSet set = open(name)) {
      assertEquals(
          captures.stream().map(each -> folder.resolve(each).toString()).toList(),
          set.summaries().stream().map(CaptureSummary::file).toList());
      assertEquals(failures, set.failures().stream().map(FailedInput::message).toList());
      assertEquals(captures.size(), TestCaptures.drain(set));
    }
  }

  private CaptureSet open(String name) {
    return CaptureSet.open(List.of(folder + "/" + name), InputStream.nullInputStream(), false);
  }
}
