package org.icascope.view.field;

import org.icascope.view.frame.ViewedFrame;

/** Says which bytes of a frame a hex dump shows: nothing else may be compared. */
@FunctionalInterface
public interface ShownBytes {

  /** None of any frame. */
  ShownBytes NONE =
      (frame, fields) ->
          new OfFrame() {
            @Override
            public boolean inFrame(int index) {
              return false;
            }

            @Override
            public boolean inDatagram(int index) {
              return false;
            }

            @Override
            public boolean inUnit(int unit, int index) {
              return false;
            }
          };

  /** The bytes of one frame. */
  interface OfFrame {

    /** A byte of the frame, from 0. */
    boolean inFrame(int index);

    /** A byte of the datagram that was put together from fragments; else of the frame. */
    boolean inDatagram(int index);

    /**
     * A byte of a unit.
     *
     * @param unit its index among those of the frame
     */
    boolean inUnit(int unit, int index);
  }

  /**
   * Takes long; to be asked only when it matters.
   *
   * @param fields tells values of the same frame
   */
  OfFrame of(ViewedFrame frame, FrameFields fields);
}
