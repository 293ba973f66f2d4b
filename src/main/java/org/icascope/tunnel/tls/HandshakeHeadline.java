package org.icascope.tunnel.tls;

/**
 * A handshake message of TLS or DTLS in a few words, those of Wireshark.
 *
 * @param text what it is
 * @param version that a server hello agreed on, as on the wire; else 0
 */
public record HandshakeHeadline(String text, int version) {

  /**
   * Reads a message.
   *
   * @param type of the message
   * @param bytes array that holds its body
   * @param length of the body, as far as it is there
   */
  public static HandshakeHeadline of(
      int type, byte[] bytes, int start, int length, boolean datagrams) {
    ByteCursor body = new ByteCursor(bytes, start, length);
    if (type == Numbers.CLIENT_HELLO) {
      String server = ClientHello.read(body, datagrams).serverName.orElse("");
      return new HandshakeHeadline(
          server.isEmpty() ? "Client Hello" : "Client Hello (SNI=" + server + ")", 0);
    }
    if (type == Numbers.SERVER_HELLO) {
      ServerHello hello = ServerHello.read(body);
      return new HandshakeHeadline(
          hello.isRetry() ? "Hello Retry Request" : "Server Hello", hello.version);
    }
    return new HandshakeHeadline(name(type), 0);
  }

  private static String name(int type) {
    return switch (type) {
      case 0 -> "Hello Request";
      case Numbers.HELLO_VERIFY_REQUEST -> "Hello Verify Request";
      case Numbers.NEW_SESSION_TICKET -> "New Session Ticket";
      case Numbers.END_OF_EARLY_DATA -> "End of Early Data";
      case Numbers.ENCRYPTED_EXTENSIONS -> "Encrypted Extensions";
      case Numbers.CERTIFICATE -> "Certificate";
      case 12 -> "Server Key Exchange";
      case 13 -> "Certificate Request";
      case Numbers.SERVER_HELLO_DONE -> "Server Hello Done";
      case 15 -> "Certificate Verify";
      case Numbers.CLIENT_KEY_EXCHANGE -> "Client Key Exchange";
      case Numbers.FINISHED -> "Finished";
      case 22 -> "Certificate Status";
      case Numbers.KEY_UPDATE -> "Key Update";
      default -> "Handshake message of type " + type;
    };
  }

  /** Name of an alert, as {@code close_notify}. */
  public static String alert(int description) {
    return Names.alert(description);
  }
}
