package org.icascope.testkit.protocol;

/** Queries for the IPv4 address of a name and their answers (RFC 1035, section 4.1). */
public final class DnsWriter {

  public static final int NO_ERROR = 0;
  public static final int SERVER_FAILURE = 2;
  public static final int NAME_ERROR = 3;
  public static final int REFUSED = 5;

  private static final int A = 1;
  private static final int AAAA = 28;

  private DnsWriter() {}

  public static byte[] query(int id, String name) {
    return message(id, 0x0100, name, A, new byte[0]);
  }

  /** The same for an IPv6 address. */
  public static byte[] queryIpv6(int id, String name) {
    return message(id, 0x0100, name, AAAA, new byte[0]);
  }

  /** An answer without records. */
  public static byte[] failed(int id, String name, int code) {
    return message(id, 0x8180 | code, name, A, new byte[0]);
  }

  /** That there is no IPv6 address. */
  public static byte[] emptyIpv6(int id, String name) {
    return message(id, 0x8180, name, AAAA, new byte[0]);
  }

  /** An answer with one address. */
  public static byte[] answer(int id, String name, byte[] address) {
    byte[] record = new byte[12 + address.length];
    record[0] = (byte) 0xc0; // the name of the question
    record[1] = 12;
    record[3] = A;
    record[5] = 1;
    record[9] = 60;
    record[11] = (byte) address.length;
    System.arraycopy(address, 0, record, 12, address.length);
    return message(id, 0x8180, name, A, record);
  }

  private static byte[] message(int id, int flags, String name, int type, byte[] record) {
    byte[] question = question(name);
    byte[] bytes = new byte[12 + question.length + 4 + record.length];
    put(bytes, 0, id);
    put(bytes, 2, flags);
    put(bytes, 4, 1);
    put(bytes, 6, record.length > 0 ? 1 : 0);
    System.arraycopy(question, 0, bytes, 12, question.length);
    put(bytes, 12 + question.length, type);
    put(bytes, 14 + question.length, 1);
    System.arraycopy(record, 0, bytes, 16 + question.length, record.length);
    return bytes;
  }

  private static byte[] question(String name) {
    byte[] bytes = new byte[name.length() + 2];
    int at = 0;
    for (String label : name.split("\\.")) {
      bytes[at++] = (byte) label.length();
      for (char letter : label.toCharArray()) {
        bytes[at++] = (byte) letter;
      }
    }
    return bytes;
  }

  private static void put(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }
}
