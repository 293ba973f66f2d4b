package org.icascope.app;

import java.util.List;
import java.util.Optional;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;

/** Some frames in a row, decoded, on their way to the flow stage. Filled again and again. */
final class FrameBatch {

  /** What became of a frame. */
  enum Fate {
    /** It has TCP or UDP headers. */
    DECODED,
    /** It has, and was captured before. */
    DUPLICATE,
    /** It has none that could be read. */
    OTHER
  }

  /** Measured: fewer cost switches between threads, more do not fit the caches of the processor. */
  static final int MOST_FRAMES = 512;

  private final Frame[] frames = new Frame[MOST_FRAMES];
  private final Headers[] headers = new Headers[MOST_FRAMES];
  private final Fate[] fates = new Fate[MOST_FRAMES];
  private final int[] headerBytes = new int[MOST_FRAMES];
  private int size;
  private long framesRead;
  private List<byte[]> windows = List.of();
  private List<DecryptionSecret> secrets = List.of();
  private Optional<FrameMark> latest = Optional.empty();

  /**
   * Frames with TCP or UDP headers, without duplicates, and those that may speak of a flow; or all,
   * when all were asked for.
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

  Fate fate(int index) {
    return fates[index];
  }

  /** Bytes of a frame that are headers; counted only where all frames were asked for. */
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

  /** The frame and headers asked for last are part of the batch. */
  void add(Fate fate) {
    add(fate, 0);
  }

  /** The same with the number of its bytes that are headers. */
  void add(Fate fate, int bytesOfHeaders) {
    headerBytes[size] = bytesOfHeaders;
    fates[size++] = fate;
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
