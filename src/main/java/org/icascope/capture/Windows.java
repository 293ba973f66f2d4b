package org.icascope.capture;

/**
 * Where readers get the windows in which they look at a file, and what they say about them. Whoever
 * looks at frames later than at once, or from another thread, decides here how long their bytes
 * stay.
 */
public interface Windows {

  /** Each window is used again as soon as reading goes on: frames are valid until the next one. */
  Windows IN_PLACE = window -> window;

  /**
   * Reading moves on: what is still wanted of {@code window} will be copied to the start of the
   * answer.
   *
   * @return a window of the same length; the same one when nobody looks at its frames any more
   */
  byte[] after(byte[] window);

  /** The window with which a file is begun. */
  default byte[] first(int length) {
    return new byte[length];
  }

  /** The file is closed: frames read up to now may still lie in the window, none that follow. */
  default void last(byte[] window) {}

  /** The next bytes may be long in coming, as from a pipe. Called by the thread that reads. */
  default void beforeWaiting() {}
}
