package org.icascope.tunnel.websocket;

import java.util.OptionalInt;

/** What one side of a WebSocket sent, as far as it was read. */
public final class WebSocketSide {

  long dataFrames;
  long messages;
  long payloadBytes;
  long contentBytes;
  long compressedMessages;
  long pings;
  long pongs;
  int closeCode = -1;

  WebSocketSide() {}

  /** Frames with content, fragments counted one by one. */
  public long dataFrames() {
    return dataFrames;
  }

  /** Complete messages of text or bytes. */
  public long messages() {
    return messages;
  }

  /** Payload of the frames with content, as it was sent. */
  public long payloadBytes() {
    return payloadBytes;
  }

  /** The same decompressed: bytes given on. */
  public long contentBytes() {
    return contentBytes;
  }

  /** Complete messages that were compressed. */
  public long compressedMessages() {
    return compressedMessages;
  }

  public long pings() {
    return pings;
  }

  public long pongs() {
    return pongs;
  }

  /** The number in its close frame (RFC 6455, section 7.4). */
  public OptionalInt closeCode() {
    return closeCode < 0 ? OptionalInt.empty() : OptionalInt.of(closeCode);
  }
}
