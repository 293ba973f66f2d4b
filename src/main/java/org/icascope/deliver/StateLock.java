package org.icascope.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Only one watch at a time writes a checkpoint and its records; a crash lets go of the lock. */
public final class StateLock implements Closeable {

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param state file of checkpoints
   * @throws IOException when somebody else has it, or there is no such folder
   */
  public static StateLock of(Path state) throws IOException {
    Path path = state.resolveSibling(state.getFileName() + ".lock");
    FileChannel channel = open(path);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new StateLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // the same process has it
    }
    channel.close();
    throw new IOException(state + " is in use by another icascope watch");
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      throw new IOException("cannot write " + path + ": no such folder", e);
    } catch (AccessDeniedException e) {
      throw new IOException("cannot write " + path + ": permission denied", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
