package org.icascope.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The captures in the folder {@code samples}, as they are kept with the project. */
public final class SampleFiles {

  /** A NetScaler trace with both legs of a session; not one of {@link #captures}. */
  public static final Path TRACE = Path.of("samples/netscaler/nstrace1.cap");

  private SampleFiles() {}

  /** All of them by name, without the files of keys beside some. */
  public static List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.filter(file -> file.toString().matches(".*\\.pcap(ng)?")).sorted().toList();
    }
  }
}
