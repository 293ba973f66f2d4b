package org.icascope.app;

import java.util.List;
import java.util.Optional;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** Some frames in a row, decoded, on their way to the flow stage. Filled again and again. */
final class FrameBatch {

  /** Measured: fewer cost switches between threads, more do not fit the caches of the processor. */
  static final int MOST_FRAMES = 512;

  private final Frame[] frames = new Frame[MOST_FRAMES];
  private final Headers[] headers = new Headers[MOST_FRAMES];
  private final boolean[] decoded = new boolean[MOST_FRAMES];
  private final int[] headerBytes = new int[MOST_FRAMES];
  private final long[] fingerprints = new long[MOST_FRAMES];
  private int size;
  private long framesRead;
  private List<byte[]> windows = List.of();
  private List<DecryptionSecret> secrets = List.of();
  private Optional<FrameMark> latest = Optional.empty();

  /**
   * Frames with TCP or UDP headers, and those that may speak of a flow; or all, when all were asked
   * for.
   */
  int size() {
    return size;
  }

  Headers headers(int index) {
    return headers[index];
  }

  Frame frame(int index) {
    return frames[index];
  }

  /** Has the frame TCP or UDP headers that could be read? */
  boolean isDecoded(int index) {
    return decoded[index];
  }

  /** Bytes of a frame that are headers; counted where it is not decoded and all were asked for. */
  int headerBytes(int index) {
    return headerBytes[index];
  }

  /** The object for the frame that may become the next one. */
  Frame nextFrame() {
    if (frames[size] == null) { // a small capture never fills a batch
      frames[size] = new Frame();
      headers[size] = new Headers();
    }
    return frames[size];
  }

  /** The object for the headers of {@link #nextFrame()}, after that was asked for. */
  Headers nextHeaders() {
    return headers[size];
  }

  /** What a decoded frame has in common with its copies. */
  long fingerprint(int index) {
    return fingerprints[index];
  }

  /**
   * The frame and headers asked for last are part of the batch, and are decoded.
   *
   * @param fingerprint what it has in common with its copies; any number where nobody looks for
   *     these
   */
  void add(long fingerprint) {
    fingerprints[size] = fingerprint;
    decoded[size++] = true;
  }

  /**
   * The frame asked for last is part of the batch, without TCP or UDP headers.
   *
   * @param bytesOfHeaders how many of its bytes are headers, where that is wanted
   */
  void addOther(int bytesOfHeaders) {
    headerBytes[size] = bytesOfHeaders;
    decoded[size++] = false;
  }

  /** Frames that were read for this batch, those that are not part of it included. */
  long framesRead() {
    return framesRead;
  }

  void countRead() {
    framesRead++;
  }

  boolean isFull() {
    return size == MOST_FRAMES;
  }

  /** The latest frame so far in the run, where it was read for this batch. */
  Optional<FrameMark> latest() {
    return latest;
  }

  /** Windows that no later batch has a frame in. */
  List<byte[]> windows() {
    return windows;
  }

  /** Secrets that reading came to with this batch, or before its first frame. */
  List<DecryptionSecret> secrets() {
    return secrets;
  }

  /** The batch is complete. */
  void seal(
      Optional<FrameMark> latestFrame,
      List<byte[]> leftWindows,
      List<DecryptionSecret> newSecrets) {
    latest = latestFrame;
    secrets = newSecrets;
    windows = leftWindows;
  }

  void clear() {
    size = 0;
    framesRead = 0;
    windows = List.of();
    secrets = List.of();
    latest = Optional.empty();
  }
}
