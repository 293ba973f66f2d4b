package org.icascope.deliver;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where records are written to. */
public interface Records extends Closeable {

  /**
   * How far one came.
   *
   * @param part number of the file, from 1
   * @param bytes of it
   */
  record Position(int part, long bytes) {

    /** Nothing was written yet. */
    public static final Position START = new Position(1, 0);
  }

  /** Takes whole lines. */
  OutputStream stream();

  /**
   * What was written so far survives a crash.
   *
   * @return where to go on
   */
  Position sync() throws IOException;
}
