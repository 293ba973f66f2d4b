package org.icascope.testkit.protocol;

/**
 * One client module, announced by one INIT_RESPONSE (ica.md 2.4).
 *
 * @param moduleClass class number (ica.md 3.3)
 * @param lowVersion lowest version supported
 * @param highVersion highest version supported
 * @param clientName file name on the client, 12 characters at most
 * @param hostName module name on the server, 8 characters at most
 * @param body what follows the 36 header bytes
 */
public record IcaModule(
    int moduleClass,
    int lowVersion,
    int highVersion,
    String clientName,
    String hostName,
    byte[] body) {
  static final int HEADER_BYTES = 36;
  private static final int INIT_RESPONSE = 0x01;

  /** The packet, with the number of modules still to come and DOS date and time as stored. */
  public byte[] encode(int remaining, long dosStamp) {
    int size = HEADER_BYTES + body.length;
    return new Bytes()
        .u8(INIT_RESPONSE)
        .u16(size)
        .u16(size)
        .u8(remaining)
        .u8(moduleClass)
        .u8(lowVersion)
        .u8(highVersion)
        .asciiField(clientName, 13)
        .asciiField(hostName, 9)
        .u32(dosStamp)
        .u32(0) // file size: 0 in the capture as well
        .raw(body)
        .toArray();
  }
}
