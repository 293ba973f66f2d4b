package org.icascope.capture;

/**
 * What all inputs that are open at a time may take together, beyond windows of the usual size: one
 * input may have the largest frame there can be, but not each of many. Any thread may ask.
 */
final class InputRoom {

  /** Chosen: a third of the heap of the launcher, and more than the largest frame. */
  static final long MOST_BYTES = 80L << 20;

  /** Files at a time that zstd may unpack with a window of over 8 MB. Chosen. */
  static final int MOST_LONG_WINDOWS = 4;

  /** What the first windows of all inputs take. Chosen: an eighth of the heap of the launcher. */
  static final long WINDOWS_BYTES = 32L << 20;

  /**
   * Of what is left of that, a further input has so much. Chosen: 16 files have 1 MiB, 240 have 128
   * KiB.
   */
  private static final int PART_OF_WINDOWS = 16;

  /** Less would make reading slow, and is not much where it is there for every file. Chosen. */
  static final int LEAST_WINDOW_BYTES = 1 << 13;

  /** Why the content of an input ends; where it does follows. */
  static final String REFUSAL =
      "too much memory would be needed together with other files that are read at the same time:"
          + " reading ends";

  private final long limit;
  private long bytes;
  private long windows;
  private int longWindows;

  InputRoom(long limit) {
    this.limit = limit;
  }

  static InputRoom usual() {
    return new InputRoom(MOST_BYTES);
  }

  /** Of a further input. */
  Share share() {
    return new Share();
  }

  /** What one input has taken. */
  final class Share {
    private long taken;
    private int window;
    private boolean longWindow;

    /**
     * Bytes of the first window on the input: fewer, the more are open.
     *
     * @param usual bytes that it has where few are; a power of two, as is the answer
     */
    int window(int usual) {
      synchronized (InputRoom.this) {
        long most = Math.max(LEAST_WINDOW_BYTES, (WINDOWS_BYTES - windows) / PART_OF_WINDOWS);
        window = (int) Math.min(usual, Long.highestOneBit(most));
        windows += window;
        return window;
      }
    }

    /** Asks whether the input may take so many bytes more. */
    boolean take(long more) {
      synchronized (InputRoom.this) {
        if (bytes + more > limit) {
          return false;
        }
        bytes += more;
        taken += more;
        return true;
      }
    }

    /** Asks for a window beside the heap that is larger than usual. */
    boolean takeLongWindow() {
      synchronized (InputRoom.this) {
        if (!longWindow && longWindows < MOST_LONG_WINDOWS) {
          longWindow = true;
          longWindows++;
        }
        return longWindow;
      }
    }

    /** The input is closed. */
    void giveBack() {
      synchronized (InputRoom.this) {
        bytes -= taken;
        taken = 0;
        windows -= window;
        window = 0;
        longWindows -= longWindow ? 1 : 0;
        longWindow = false;
      }
    }
  }
}
