package org.icascope.deliver;

import java.util.List;
import org.icascope.deliver.Records.Position;

/**
 * How far a watch came, and what it needs to go on as if it had never stopped.
 *
 * @param belonging which records it is about; it is of no use for others
 * @param key for fingerprints, so that they stay the same
 * @param output how much of the records is written
 * @param base number of the first file that has something of what is not over
 * @param done files that were read, in the order in which they were, by number
 * @param unreadable files that were reported and are passed over while they stay as they are
 * @param passed connections that are over and told, and have frames in files from {@code base} on
 * @param open connections that go on
 * @param uids of what was written since file {@code base}
 */
public record Checkpoint(
    String belonging,
    byte[] key,
    Position output,
    int base,
    List<Done> done,
    List<Unreadable> unreadable,
    List<Connection> passed,
    List<Connection> open,
    UidSet uids) {

  /**
   * A file that was read.
   *
   * @param number in the order of reading, from 0 over all runs
   * @param frames that were read of it
   */
  public record Done(int number, RingFile file, long frames) {}

  /** A file that cannot be read, by its size. */
  public record Unreadable(String path, long size) {}

  /**
   * One connection.
   *
   * @param transport {@code tcp} or {@code udp}
   * @param client and {@code server} addresses as text, with ports
   * @param nanos when it ended, or began
   * @param sequence of its first segment
   */
  public record Connection(
      String transport,
      String client,
      int clientPort,
      String server,
      int serverPort,
      long nanos,
      long sequence) {}

  public Checkpoint {
    key = key.clone();
    done = List.copyOf(done);
    unreadable = List.copyOf(unreadable);
    passed = List.copyOf(passed);
    open = List.copyOf(open);
  }
}
