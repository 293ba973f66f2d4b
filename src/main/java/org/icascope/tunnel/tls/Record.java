package org.icascope.tunnel.tls;

/** Cursor on one record: header and body, with the frames that carried it. Used again. */
final class Record {

  int type;
  int version;

  /** DTLS: epoch in the upper 16 bits, then the number of the record. */
  long sequence;

  /** Holds the body among other bytes; not to be written. */
  byte[] bytes;

  int start;
  int length;
  final Pieces pieces = new Pieces();
}
