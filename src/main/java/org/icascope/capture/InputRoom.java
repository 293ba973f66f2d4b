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

  /** Why the content of an input ends; where it does follows. */
  static final String REFUSAL =
      "too much memory would be needed together with other files that are read at the same time:"
          + " reading ends";

  private final long limit;
  private long bytes;
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
    private boolean longWindow;

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
        longWindows -= longWindow ? 1 : 0;
        longWindow = false;
      }
    }
  }
}
