package org.icascope.deliver;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Files of records that grow over months: a record is a line, and lines are never torn by a new
 * file. What was written after a position can be cut off again, as after a crash.
 */
public final class RecordFiles extends LineStream implements Records {

  private static final int BUFFER_BYTES = 1 << 18;

  private final IntFunction<Path> names;
  private final OptionalLong mostBytes;
  private FileChannel channel;
  private OutputStream out;
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
    Set<StandardOpenOption> how = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel = FileChannel.open(names.apply(part), how, OwnerOnly.attributes());
    if (channel.size() > keep) {
      channel.truncate(keep);
    }
    bytes = channel.size(); // less when somebody took lines away: those are gone for good
    channel.position(bytes);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
  }

  @Override
  protected void onLine(ByteArrayOutputStream line) throws IOException {
    if (mostBytes.isPresent() && bytes > 0 && bytes + line.size() > mostBytes.getAsLong()) {
      sync();
      out.close();
      part++;
      open(0);
    }
    line.writeTo(out);
    bytes += line.size();
  }

  @Override
  public OutputStream stream() {
    return this;
  }

  @Override
  public Position sync() throws IOException {
    out.flush();
    channel.force(false);
    return new Position(part, bytes);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
