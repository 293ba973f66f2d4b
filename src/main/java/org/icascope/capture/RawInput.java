package org.icascope.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of a file as they lie on disk, counted and hashed while they pass. */
final class RawInput extends FilterInputStream {

  private static final int DRAIN_BYTES = 1 << 16;

  private final AtomicLong progress;
  private final Optional<MessageDigest> digest;
  private final Runnable beforeWaiting;
  private long bytes;
  private boolean ended;

  /**
   * @param progress counts along, over all files; read by other threads
   * @param beforeWaiting called before every read
   */
  RawInput(InputStream input, AtomicLong progress, boolean hash, Runnable beforeWaiting) {
    super(input);
    this.beforeWaiting = beforeWaiting;
    this.progress = progress;
    this.digest = hash ? Optional.of(sha256()) : Optional.empty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    beforeWaiting.run();
    int read = in.read(buffer, start, length);
    if (read < 0) {
      ended = true;
      return read;
    }
    bytes += read;
    progress.addAndGet(read);
    if (digest.isPresent()) {
      digest.get().update(buffer, start, read);
    }
    return read;
  }

  /**
   * 1 until the end was seen. GZIPInputStream looks for a further member only where something is
   * available, and a pipe may have nothing just now.
   */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Bytes that have passed. */
  long bytes() {
    return bytes;
  }

  /** Its end was seen. */
  boolean ended() {
    return ended;
  }

  /** Hash of the whole file, for which the rest is read. */
  Optional<String> finishHash() {
    if (digest.isEmpty()) {
      return Optional.empty();
    }
    byte[] rest = new byte[DRAIN_BYTES];
    try {
      while (read(rest, 0, rest.length) >= 0) {
        // only the digest wants these bytes
      }
    } catch (IOException e) {
      return Optional.empty(); // a hash of a part would be wrong; the summary tells the failure
    }
    return Optional.of(HexFormat.of().formatHex(digest.get().digest()));
  }
}
