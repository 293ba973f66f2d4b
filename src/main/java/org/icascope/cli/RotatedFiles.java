package org.icascope.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.icascope.deliver.LineStream;

/**
 * One file after the other, each of whole lines. A file gets its name when it is complete, so that
 * who watches the folder never reads a part of one.
 */
final class RotatedFiles extends LineStream {

  /** A file that is not there before it is committed. */
  interface Part extends Closeable {
    OutputStream stream();

    void commit() throws IOException;
  }

  /** Begins a file. */
  @FunctionalInterface
  interface Opener {
    Part open(String name) throws IOException;
  }

  private final Parts names;
  private final long mostBytes;
  private final boolean replace;
  private final Opener opener;
  private Optional<Part> part = Optional.empty();
  private int number;
  private long bytes;

  /**
   * @param mostBytes of a file; a line that is longer gets one of its own
   * @param replace those of an earlier run go, even where this one needs fewer
   */
  RotatedFiles(Parts names, long mostBytes, boolean replace, Opener opener) {
    this.names = names;
    this.mostBytes = mostBytes;
    this.replace = replace;
    this.opener = opener;
  }

  @Override
  protected void onLine(ByteArrayOutputStream line) throws IOException {
    if (part.isPresent() && bytes + line.size() > mostBytes) {
      commitPart();
    }
    line.writeTo(part().stream());
    bytes += line.size();
  }

  private Part part() throws IOException {
    if (part.isEmpty()) {
      number++;
      part = Optional.of(opener.open(names.name(number)));
      bytes = 0;
    }
    return part.get();
  }

  private void commitPart() throws IOException {
    try (Part complete = part()) {
      complete.commit();
    }
    part = Optional.empty();
  }

  /** All is written. There is one file at least. */
  void commit() throws IOException {
    endLine();
    if (part.isPresent() || number == 0) {
      part();
      commitPart();
    }
    int next = number + 1;
    while (replace && Files.deleteIfExists(Path.of(names.name(next)))) {
      next++;
    }
  }

  /** The file that is not committed is gone. */
  @Override
  public void close() throws IOException {
    if (part.isPresent()) {
      part.get().close();
      part = Optional.empty();
    }
  }
}
