package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one capture comes from.
 *
 * @param name as the user gave it
 * @param path the file; absent for standard input
 * @param onceOnly a pipe: it can be opened once, and its size is not known
 * @param size bytes on disk, 0 for a pipe
 */
record CaptureInput(String name, Optional<Path> path, boolean onceOnly, long size) {

  static final String STANDARD_INPUT = "-";

  /** Looks up what a name means, without opening it. */
  static CaptureInput of(String name) throws CaptureException {
    if (name.equals(STANDARD_INPUT)) {
      return new CaptureInput(name, Optional.empty(), true, 0);
    }
    try {
      Path path = Path.of(name);
      // also pipes that have a name, as the shell's process substitution makes them
      boolean once = Files.exists(path) && !Files.isRegularFile(path);
      return new CaptureInput(name, Optional.of(path), once, once ? 0 : Files.size(path));
    } catch (InvalidPathException e) {
      throw new CaptureException("not a file name", e);
    } catch (IOException e) {
      throw new CaptureException(reason(e), e);
    }
  }

  InputStream open(InputStream standardInput) throws CaptureException {
    try {
      return path.isPresent() ? Files.newInputStream(path.get()) : standardInput;
    } catch (IOException e) {
      throw new CaptureException(reason(e), e);
    }
  }

  private static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        failure instanceof FileSystemException named && named.getReason() != null
            ? named.getReason() // its message has the name of the file, too
            : failure.getMessage();
    return "cannot be read (" + reason + ")";
  }
}
