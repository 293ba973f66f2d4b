package org.icascope.spec;

/**
 * CGP messages of tests. Capabilities and parameters are the byte vectors of the protocol notes on
 * CGP, section 6; what is around them was built by hand after sections 1 to 4.
 */
public final class CgpSamples {

  public static final String SERVICES =
      "24 0000 0100 0000 01 1C 0100 0100 00 16 4369747269782E54637050726F787953657276696365";
  public static final String ENDPOINT = "08 0000 0200 0000 00 00";
  public static final String RELIABILITY =
      "18 0000 0500 0000 01 01 01 02 0500 01 02 0500 00000000 00 02 00 00";
  public static final String TICKET =
      "37 0000 0600 0000 00 2F 3B34303B535441343930313031393732"
          + "3B4532323637384346373439414233323235414230443131464333433941 35";
  public static final String KEEP_ALIVES = "0E 0000 0700 0000 B80B0000 B80B0000";
  public static final String PACKET_SIZE = "12 0000 0800 0000 01000000 00000000 0000 D605";
  public static final String PARAMETERS = "0F 0000 0900 0000 01 B400 0100 1900 0A00";
  public static final String OPEN_REQUEST =
      "1E 06" // length, CHANNEL_OPEN_REQUEST
          + "09 01 01" // EXT_LENGTH and RELIABILITY; one byte; tracked
          + "0100 00 00 02 0000" // service 1, channel 0, stream, real-time, reserved
          + "12 01 0E 3132372E302E302E313A31343934 0300"; // 127.0.0.1:1494, ICA

  /** First bind of a client: all seven capabilities with a known body, two-byte lengths. */
  public static final String BIND_REQUEST =
      "B701" // 183 bytes follow
          + "01 00 0000 8700" // BIND_REQUEST, flags, reserved, seven capabilities
          + RELIABILITY
          + PARAMETERS
          + KEEP_ALIVES
          + PACKET_SIZE
          + SERVICES
          + ENDPOINT
          + TICKET;

  /** Answer to a resume: expects client message 77, gives a ticket, one open request repeated. */
  public static final String BIND_RESPONSE =
      "55 02 00 0000 02" // 85 bytes: BIND_RESPONSE, flags, reserved, two capabilities
          + "3F 0000 0500 0000 01 01 01 02 0500 01 02 0700 4D000000" // N = 5 and 7; next 77
          + "01 02 08 0001020304050607" // resume; ticket version 2, 8 bytes
          + "01" // one open request
          + OPEN_REQUEST
          + PARAMETERS;

  public static final String OPEN_RESPONSE =
      "0D 07 09 02 03 01" // tracked, acknowledges one
          + "00 0300 0400 0000 00"; // channel 0, service failure, destination refused
  public static final String CLOSE = "0A 08 00 81 02 0000 0100 0200";
  public static final String FINISH = "04 03 00 01 00";
  public static final String NOP_ACK = "05 05 09 02 02 05";
  public static final String DATA = "06 09 00 0C 02 AABB";
  public static final String REALTIME = "04 0A AABBCC";
  public static final String REALTIME_ACK = "06 0B 8100 AABBCC";

  private CgpSamples() {}
}
