package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders full of files of a ring buffer. */
public final class RingForTests {

  private RingForTests() {}

  /**
   * The sample of an outage beside one with diagnostics, again and again, twenty minutes apart, cut
   * into files.
   */
  public static Path outages(Path folder, int times, int files) throws IOException {
    Ring sample =
        Ring.of(Path.of("samples/server-outage.pcapng"), Path.of("samples/cut-frames.pcap"));
    Ring ring = new Ring();
    for (int i = 0; i < times; i++) {
      ring.add(sample.later(i * 1_200_000_000_000L));
    }
    Files.createDirectories(folder);
    List<byte[]> parts = ring.files(Math.max(1, ring.frames.size() / files));
    for (int i = 0; i < parts.size(); i++) {
      Files.write(folder.resolve(Ring.name(i + 1)), parts.get(i));
    }
    return folder;
  }
}
