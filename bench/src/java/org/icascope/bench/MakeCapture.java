package org.icascope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes one of the captures that are timed: {@code MakeCapture mixed|citrix|tls FILE MEGABYTES}.
 * The keys of {@code tls} go to {@code FILE.keys}.
 */
public final class MakeCapture {
  private static final long MEGABYTE = 1_000_000;

  private MakeCapture() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    long bytes = Long.parseLong(args[2]) * MEGABYTE;
    switch (args[0]) {
      case "mixed" -> new MixedCapture().write(unfinished, bytes);
      case "citrix" -> new CitrixCapture(false).write(unfinished, bytes);
      case "tls" -> {
        CitrixCapture capture = new CitrixCapture(true);
        capture.write(unfinished, bytes);
        Files.writeString(Path.of(file + ".keys"), capture.keyLog());
      }
      default -> throw new IllegalArgumentException("mixed, citrix or tls, not " + args[0]);
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
