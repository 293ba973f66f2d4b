package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.app.KeyFile;
import org.icascope.app.WatchOptions;

/** Key logs (SSLKEYLOGFILE) to which programs add lines while they run. */
final class GrowingKeys implements WatchOptions.Keys {

  /** Bytes read at once at most; what is behind them comes with the next file. Chosen. */
  private static final int MOST_BYTES = 16 << 20;

  private static final class Log {
    private final String name;
    private final long begun;
    private long read;

    Log(KeyFile file) {
      name = file.name();
      begun = wholeLines(file.content());
      read = begun;
    }
  }

  private final List<Log> logs = new ArrayList<>();

  /**
   * @param files as they were when the watch began; those that are no key logs do not grow
   */
  GrowingKeys(List<KeyFile> files) {
    for (KeyFile file : files) {
      if (file.content().length == 0 || SecretFile.isKeyLog(file.content())) {
        logs.add(new Log(file));
      }
    }
  }

  /** The last line may have been written in part only. */
  private static int wholeLines(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  @Override
  public List<KeyFile> added() {
    List<KeyFile> added = new ArrayList<>();
    logs.forEach(log -> added(log).ifPresent(added::add));
    return added;
  }

  private static Optional<KeyFile> added(Log log) {
    Path path = Path.of(log.name);
    try {
      long size = Files.size(path);
      if (size < log.read) {
        log.read = 0; // begun anew, as by a tool that moves logs away
      }
      if (size == log.read) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(path)) {
        in.skipNBytes(log.read);
        byte[] content = in.readNBytes(MOST_BYTES);
        int whole = wholeLines(content);
        log.read += whole;
        byte[] lines = Arrays.copyOf(content, whole);
        return SecretFile.isKeyLog(lines)
            ? Optional.of(new KeyFile(log.name, lines))
            : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty(); // gone for a moment; what is known stays known
    }
  }

  @Override
  public void beginAnew() {
    logs.forEach(log -> log.read = log.begun);
  }
}
