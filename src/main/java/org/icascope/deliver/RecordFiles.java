package org.icascope.deliver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Files of records that grow over months: a record is a line, and lines are never torn by a new
 * file. What was written after a position can be cut off again, as after a crash. A file that
 * others move away or empty, as they do with logs, is begun anew under its name.
 */
public final class RecordFiles extends LineStream implements Records {

  private static final int BUFFER_BYTES = 1 << 18;

  private final IntFunction<Path> names;
  private final OptionalLong mostBytes;
  private FileChannel channel;
  private OutputStream out;
  private boolean regular;
  private Optional<Object> identity = Optional.empty();
  private int part;
  private long bytes;

  private RecordFiles(IntFunction<Path> names, OptionalLong mostBytes) {
    this.names = names;
    this.mostBytes = mostBytes;
  }

  /**
   * Goes on behind a position; what is behind it is cut off.
   *
   * @param names of the files by number, from 1; only number 1 is used without a size
   * @param mostBytes of a file; a line that is longer gets one of its own
   * @throws IOException when a file cannot be opened or cut
   */
  public static RecordFiles from(IntFunction<Path> names, OptionalLong mostBytes, Position position)
      throws IOException {
    RecordFiles files = new RecordFiles(names, mostBytes);
    files.part = Math.max(1, position.part());
    if (mostBytes.isPresent()) {
      for (int next = files.part + 1; Files.deleteIfExists(names.apply(next)); next++) {
        // parts that were begun after the position
      }
    }
    files.open(position.bytes());
    return files;
  }

  private void open(long keep) throws IOException {
    Path path = names.apply(part);
    Set<StandardOpenOption> how = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (Files.isRegularFile(path) || !Files.exists(path)) {
      try (FileChannel cut = FileChannel.open(path, how, OwnerOnly.attributes())) {
        if (cut.size() > keep) {
          cut.truncate(keep);
        }
      }
    }
    // at its end, wherever that is when others cut it meanwhile
    channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    regular = Files.isRegularFile(path);
    if (regular && !isOurs()) {
      channel.close();
      throw new FileSystemException(path.toString(), null, "another icascope watch writes there");
    }
    identity = identity(path);
    bytes = channel.size(); // less when somebody took lines away: those are gone for good
    out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
  }

  /** Held while the file is open. */
  private boolean isOurs() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** What makes it the same file whatever it is called; empty when there is none. */
  private static Optional<Object> identity(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(found.fileKey() == null ? "there" : found.fileKey());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  protected void onLine(ByteArrayOutputStream line) throws IOException {
    if (mostBytes.isPresent() && bytes > 0 && bytes + line.size() > mostBytes.getAsLong()) {
      sync();
      out.close();
      part++;
      open(0);
    }
    try {
      line.writeTo(out);
    } catch (IOException e) {
      throw named(e);
    }
    bytes += line.size();
  }

  /** A full disk says nothing of the file. */
  private IOException named(IOException e) {
    return new IOException("cannot write " + names.apply(part) + ": " + e.getMessage(), e);
  }

  @Override
  public OutputStream stream() {
    return this;
  }

  @Override
  public Position sync() throws IOException {
    try {
      out.flush();
      if (!regular) {
        return new Position(part, bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw named(e);
    }
    if (!identity(names.apply(part)).equals(identity)) { // moved away, as by logrotate
      out.close();
      open(Long.MAX_VALUE);
    }
    bytes = channel.size();
    return new Position(part, bytes);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
