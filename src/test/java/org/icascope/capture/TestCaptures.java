package org.icascope.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the captures lie that are not part of the project, and ways to open captures in tests. */
public final class TestCaptures {

  private static final Path ROOT =
      Path.of(System.getProperty("captures.dir", "../shared/captures"));

  private TestCaptures() {}

  /** A folder of them; the test is skipped, with a line that says so, when it is not there. */
  public static Path folder(String name) {
    Path folder = ROOT.resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: no captures at " + folder);
    return folder;
  }

  /** Files of a folder whose name ends in one of these, by name; none when it is not there. */
  public static List<Path> list(String name, String... endings) {
    Path folder = ROOT.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All files of a folder and its folders, by name; none when it is not there. */
  public static List<Path> tree(String name) {
    Path folder = ROOT.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) throws IOException {
    return Files.readString(Path.of(file));
  }

  /** Opens files of the disk. */
  public static CaptureSet open(Path... files) {
    return CaptureSet.open(
        Stream.of(files).map(Path::toString).toList(), InputStream.nullInputStream(), false);
  }

  /** Opens bytes as standard input. */
  public static CaptureSet open(byte[] bytes) {
    return CaptureSet.open(List.of("-"), new ByteArrayInputStream(bytes), false);
  }

  /** Reads to the end. Returns the number of frames. */
  public static long drain(CaptureSet set) throws IOException {
    Frame frame = new Frame();
    long frames = 0;
    while (set.next(frame)) {
      frames++;
    }
    return frames;
  }
}
