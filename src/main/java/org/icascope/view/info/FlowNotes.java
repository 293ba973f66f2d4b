package org.icascope.view.info;

/** What is remembered of a flow for the frames that follow. */
final class FlowNotes {

  /**
   * Flows remembered at a time. Chosen: of a flow that another one pushed out, lines say a little
   * less.
   */
  private static final int SLOTS = 1 << 14;

  private static final FlowNotes[] NONE = {};

  /** Serial number of the flow. */
  private final int serial;

  /** Protocol of its outermost units, and of the innermost ones seen so far. */
  String outer = "";

  String inner = "";
  int innerDepth = -1;

  /** What the client's bind asked for. */
  Bind bind = Bind.UNKNOWN;

  final TlsNotes tls = new TlsNotes();

  /** Kinds of a BIND_REQUEST. */
  enum Bind {
    UNKNOWN,
    NEW,
    RESUME
  }

  private FlowNotes(int serial) {
    this.serial = serial;
  }

  /** The notes on all flows. */
  static final class Book {

    private FlowNotes[] slots = NONE;

    /** Null for a flow that nothing is known of. */
    FlowNotes find(int serial) {
      if (slots.length == 0) {
        return null;
      }
      FlowNotes notes = slots[serial & SLOTS - 1];
      return notes != null && notes.serial == serial ? notes : null;
    }

    FlowNotes of(int serial) {
      FlowNotes notes = find(serial);
      if (notes == null) {
        if (slots.length == 0) {
          slots = new FlowNotes[SLOTS];
        }
        notes = new FlowNotes(serial);
        slots[serial & SLOTS - 1] = notes;
      }
      return notes;
    }
  }
}
