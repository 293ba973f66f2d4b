package org.icascope.deliver;

/**
 * A finished file of the ring.
 *
 * @param path of the file
 * @param size in bytes, when it was looked at
 * @param firstNanos time of its first frame, nanoseconds since 1970
 * @param mark of the first frame: the same when the file is renamed or compressed
 */
public record RingFile(String path, long size, long firstNanos, String mark) {

  /** Without folders. */
  public String name() {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}
