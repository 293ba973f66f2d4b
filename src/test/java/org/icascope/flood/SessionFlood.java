package org.icascope.flood;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.IcaSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;

/**
 * One short session after the other, each on a connection and with a ticket of its own: a story is
 * repeated with other values. Every frame is computed from its number.
 */
final class SessionFlood {

  private static final int SOURCE = 26; // Ethernet, and the source address in IPv4 (RFC 791)
  private static final int DESTINATION = 30;
  private static final int SOURCE_PORT = 34; // TCP (RFC 9293)
  private static final int DESTINATION_PORT = 36;
  private static final int SEQUENCE = 38;
  private static final int TCP_LENGTH = 46;
  private static final int LENGTH = 16; // of the packet in IPv4
  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int CLIENT = 0x0a140001;
  private static final int SERVER = 0x0a320001;
  private static final int PORT = 2598;
  private static final int MESSAGES = 100;
  private static final int FIRST_RESUME = 40_001;
  private static final byte[] NO_TICKET = {};

  private final List<byte[]> before;
  private final List<byte[]> story;
  private final byte[] ticket;

  private SessionFlood(Scenario scenario, byte[] ticket) {
    this.before = List.of();
    this.story = scenario.frames().stream().map(CapturedFrame::bytes).toList();
    this.ticket = ticket;
  }

  private SessionFlood(List<byte[]> before, List<byte[]> story) {
    this.before = before;
    this.story = story;
    this.ticket = NO_TICKET;
  }

  /** One session that breaks and is resumed, again and again, each time from another port. */
  static SessionFlood resumes() {
    Scenario scenario = new Scenario("resumes");
    CgpSession session = scenario.cgpSession("10.20.0.1:40000", "10.50.0.1:2598").connect();
    session.breakByReset(SERVER_TO_CLIENT).idle(1).resume(FIRST_RESUME);
    session.breakByReset(SERVER_TO_CLIENT);
    Map<Boolean, List<byte[]>> frames =
        scenario.frames().stream()
            .map(CapturedFrame::bytes)
            .collect(Collectors.partitioningBy(SessionFlood::isResume));
    return new SessionFlood(frames.get(false), frames.get(true));
  }

  private static boolean isResume(byte[] told) {
    ByteBuffer bytes = ByteBuffer.wrap(told);
    return bytes.getShort(SOURCE_PORT) == (short) FIRST_RESUME
        || bytes.getShort(DESTINATION_PORT) == (short) FIRST_RESUME;
  }

  /** Sessions over CGP that are reset by the server, so that a resume is awaited of each. */
  static SessionFlood cgp() {
    Scenario scenario = new Scenario("cgp");
    CgpSession session = scenario.cgpSession("10.20.0.1:40000", "10.50.0.1:2598").connect();
    session.breakByReset(SERVER_TO_CLIENT);
    return new SessionFlood(scenario, session.tickets().get(0));
  }

  /** Sessions over CGP whose clients go on to speak. */
  static SessionFlood open() {
    Scenario scenario = new Scenario("open");
    CgpSession session = scenario.cgpSession("10.20.0.1:40000", "10.50.0.1:2598").connect();
    return new SessionFlood(scenario, session.tickets().get(0));
  }

  /** Sessions without CGP that are reset by the server. */
  static SessionFlood ica() {
    Scenario scenario = new Scenario("ica");
    IcaSession session = scenario.icaSession("10.20.0.1:40000", "10.50.0.1:1494", 0).connect();
    session.reset(SERVER_TO_CLIENT);
    return new SessionFlood(scenario, NO_TICKET);
  }

  /**
   * Frame {@code i}, where every session comes from another address.
   *
   * @return its length
   */
  int manyClients(long i, RawFrame frame) {
    int session = (int) (i / story.size());
    return frame(i, CLIENT + session, 40_000, frame);
  }

  /** The same where all of them come from one, as behind a gateway. */
  int oneClient(long i, RawFrame frame) {
    if (i < before.size()) {
      return frame.of(before.get((int) i));
    }
    long later = i - before.size();
    int session = (int) (later / story.size());
    return frame(later, CLIENT, 1_024 + session % 38_000, frame);
  }

  /**
   * The frames of so many sessions in turn, of which each goes on with messages that are never
   * acknowledged, a hundred in a frame.
   */
  int unacknowledged(long i, int sessions, RawFrame frame) {
    int session = (int) (i % sessions);
    long round = i / sessions;
    if (round < story.size()) {
      return frame(round + (long) session * story.size(), CLIENT + session, 40_000, frame);
    }
    byte[] message = new CgpWriter(CgpEncoding.PLAIN).realtime(new byte[] {1});
    Bytes messages = new Bytes();
    for (int times = 0; times < MESSAGES; times++) {
      messages.raw(message);
    }
    long sequence = clientSequence() + (round - story.size()) * messages.size();
    return frame.tcp(CLIENT + session, 40_000, SERVER, PORT, sequence, ACK, messages.toArray());
  }

  /** Sequence number of what the client says after the story. */
  private long clientSequence() {
    long next = 0;
    for (byte[] told : story) {
      ByteBuffer bytes = ByteBuffer.wrap(told);
      if (bytes.getInt(SOURCE) == CLIENT) {
        int headers = (told[TCP_LENGTH] >> 4 & 0xf) * 4 + 20; // RFC 9293, RFC 791
        int syn = told[TCP_LENGTH + 1] & SYN;
        next =
            Math.max(
                next,
                Integer.toUnsignedLong(bytes.getInt(SEQUENCE))
                    + (syn >> 1)
                    + bytes.getShort(LENGTH)
                    - headers);
      }
    }
    return next;
  }

  private int frame(long i, int client, int port, RawFrame frame) {
    byte[] told = story.get((int) (i % story.size()));
    int length = frame.of(told);
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
    boolean fromClient = bytes.getInt(SOURCE) == CLIENT;
    bytes.putInt(fromClient ? SOURCE : DESTINATION, client);
    bytes.putShort(fromClient ? SOURCE_PORT : DESTINATION_PORT, (short) port);
    for (int place : places(told)) {
      bytes.putLong(place, i / story.size());
    }
    return length;
  }

  private List<Integer> places(byte[] told) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; ticket.length > 0 && i + ticket.length <= told.length; i++) {
      if (told[i] == ticket[0]
          && ByteBuffer.wrap(told, i, ticket.length).equals(ByteBuffer.wrap(ticket))) {
        places.add(i);
      }
    }
    return places;
  }
}
