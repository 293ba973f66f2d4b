package org.icascope.launch;

import java.util.Optional;

/** Lets the fuzz targets at the reader of DNS messages. */
public final class DnsForFuzzing {

  private DnsForFuzzing() {}

  /** What was read. */
  public record Read(int id, int nameLength, int addresses) {}

  /** Reads a message that lies between other bytes. */
  public static Optional<Read> read(byte[] message) {
    byte[] buffer = new byte[message.length + 2];
    System.arraycopy(message, 0, buffer, 1, message.length);
    return DnsMessage.of(buffer, 1, message.length)
        .map(read -> new Read(read.id(), read.name().length(), read.addresses().size()));
  }
}
