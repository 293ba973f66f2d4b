package org.icascope.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes one of the captures that are timed: {@code MakeCapture mixed|citrix|tls FILE MEGABYTES},
 * or {@code MakeCapture flows FILE FLOWS}. {@code -} as file is standard output. The keys of {@code
 * tls} go to {@code FILE.keys}.
 */
public final class MakeCapture {
  private static final long MEGABYTE = 1_000_000;

  private MakeCapture() {}

  public static void main(String[] args) throws IOException {
    long size = Long.parseLong(args[2]);
    if (args[1].equals("-")) {
      write(args[0], System.out, size);
      return;
    }
    Path file = Path.of(args[1]);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    String keys = write(args[0], Files.newOutputStream(unfinished), size);
    if (!keys.isEmpty()) {
      Files.writeString(Path.of(file + ".keys"), keys);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes the capture and closes it; returns the key log that goes with it. */
  private static String write(String kind, OutputStream target, long size) throws IOException {
    switch (kind) {
      case "mixed" -> new MixedCapture().write(target, size * MEGABYTE);
      case "citrix" -> new CitrixCapture(false).write(target, size * MEGABYTE);
      case "flows" -> new FlowsCapture().write(target, size);
      case "tls" -> {
        CitrixCapture capture = new CitrixCapture(true);
        capture.write(target, size * MEGABYTE);
        return capture.keyLog();
      }
      default -> throw new IllegalArgumentException("mixed, citrix, tls or flows, not " + kind);
    }
    return "";
  }
}
