package org.icascope.tunnel.tls;

import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Takes the records of both directions of a stream. */
interface RecordSink {

  /** Whether the body of a record that begins now is of use; else it is only counted. */
  boolean wants(Direction direction, int type, int length);

  void onRecord(Direction direction, Record record);

  /** A record went by whose body was not wanted, or was not captured as a whole. */
  void onPassed(Direction direction, int type, int length, boolean missing, FrameMark where);

  /** Bytes are missing, with them the borders of records. */
  void onLost(Direction direction, FrameMark where);

  /** Records were found again after {@code missingBytes} bytes, whatever those held. */
  void onFound(Direction direction, long missingBytes, FrameMark where);

  /** A record is passed over because too much waits in all flows. */
  void onLimit(Direction direction, FrameMark where);

  /** What follows is no record. Nothing more comes of this direction. */
  void onGarbage(Direction direction, FrameMark where);
}
