package org.icascope.dissect.cgp;

import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** What a {@link CgpFramer} pushes: the messages of one direction of one connection, in order. */
public interface CgpSink {

  /**
   * A data message begins (DATA_REALTIME, DATA_REALTIME_WITH_ACK, DATA); its payload follows, then
   * {@link #onDataEnd}. {@code header} is valid until the next message.
   */
  void onData(CgpHeader header);

  /** Payload bytes of the data message that began last. */
  void onPayload(Chunk chunk);

  /** Payload bytes of that message which were not captured. */
  void onPayloadGap(long length, FrameMark where);

  /** The data message is over. */
  void onDataEnd(CgpHeader header);

  /** A NOP: acknowledgement or keep-alive. */
  void onNop(CgpHeader header);

  /** Any other message, decoded. */
  void onControl(CgpHeader header, CgpMessage message);

  /** A message of known length whose content was not captured, so that it stays unknown. */
  void onUnreadable(CgpHeader header);

  /** A message contradicts its layout; what was read of it is reported besides. */
  void onMalformed(CgpHeader header, String problem);

  /** Message boundaries were lost: until they are found again messages go by uncounted. */
  default void onBoundaryLost() {}

  /**
   * Message boundaries were lost at a gap and found again (or found for the first time in a stream
   * that began before the capture): messages in between were not counted.
   *
   * @param skippedBytes bytes passed over, missing ones included
   */
  void onResync(long skippedBytes, FrameMark where);

  /** Message boundaries were not found again; nothing more comes of this direction. */
  void onOutOfSync(FrameMark where);
}
