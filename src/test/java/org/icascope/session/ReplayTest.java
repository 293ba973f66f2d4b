package org.icascope.session;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.icascope.session.EventDetail.Replay;
import org.icascope.session.EventDetail.Verified;
import org.junit.jupiter.api.Test;

/** Numbering and replay, protocol notes section 4 and the definition of cgp.replay, by hand. */
class ReplayTest {

  private final Net net = new Net();

  /** Messages 2 to 4 of the server: "aa", "bbb", "cccc". */
  private Tcp threeFromServer() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    return tcp.at(1).server(Cgp.data("aa"), Cgp.data("bbb"), Cgp.data("cccc")).client();
  }

  private Tcp resume(double seconds, long serverFrom) {
    return Cgp.resume(net.at(seconds).cgp(50001), serverFrom, "T1", 2, "T2");
  }

  @Test
  void messagesFromTheOneAskedForAreAReplay() {
    threeFromServer().at(5).serverRst();
    resume(6, 3).at(6.1).server(Cgp.data("bbb"), Cgp.data("cccc"));
    Found found = net.finish();
    Replay expected =
        new Replay(
            SERVER_TO_CLIENT,
            3,
            4,
            2,
            7,
            OptionalLong.of(2), // 1 and 2 arrived, and nothing was acknowledged
            Verified.IDENTICAL,
            0,
            0,
            OptionalDouble.of(100));
    assertEquals(expected, found.one(Replay.class));
    assertEquals(4, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void acknowledgedMessagesAreNotTrimmed() {
    threeFromServer().client(Cgp.acknowledge(2)).at(5).serverRst();
    resume(6, 4).server(Cgp.data("cccc"));
    assertEquals(OptionalLong.of(1), net.finish().one(Replay.class).trimmed());
  }

  @Test
  void nothingSentAgainIsNoReplay() {
    threeFromServer().at(5).serverRst();
    resume(6, 5).server(Cgp.data("new"));
    Found found = net.finish();
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals(5, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void bothDirectionsReplayByThemselves() {
    Tcp tcp = threeFromServer();
    tcp.at(2).client(Cgp.data("kkkkk")).at(5).serverRst();
    Tcp fresh = Cgp.resume(net.at(6).cgp(50001), 1, "T1", 2, "T2");
    fresh.client(Cgp.data("kkkkk"));
    fresh.server(Cgp.openResponse(0, 0), Cgp.data("aa"), Cgp.data("bbb"), Cgp.data("cccc"));
    Found found = net.finish();
    List<Replay> replays = found.all(Replay.class);
    assertEquals(2, replays.size());
    Replay client = replays.stream().filter(r -> r.direction() == CLIENT_TO_SERVER).findAny().get();
    assertEquals(1, client.messages());
    assertEquals(5, client.bytes());
    assertEquals(Verified.IDENTICAL, client.verified());
    Replay server = replays.stream().filter(r -> r != client).findAny().get();
    assertEquals(4, server.messages());
    assertEquals(9, server.bytes()); // an open response carries no ICA
    assertEquals(Verified.IDENTICAL, server.verified());
  }

  @Test
  void aZeroedAcknowledgementLeavesAReplayIdentical() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    tcp.client(Cgp.data("x")).server(Cgp.data(1, "aa")).at(5).serverRst();
    resume(6, 2).server(Cgp.data(0, "aa"));
    assertEquals(Verified.IDENTICAL, net.finish().one(Replay.class).verified());
  }

  @Test
  void oneOtherByteIsDifferent() {
    threeFromServer().at(5).serverRst();
    resume(6, 3).server(Cgp.data("bbb"), Cgp.data("ccdc"));
    assertEquals(Verified.DIFFERENT, net.finish().one(Replay.class).verified());
  }

  @Test
  void anotherLengthIsDifferent() {
    threeFromServer().at(5).serverRst();
    resume(6, 3).server(Cgp.data("bbb"), Cgp.data("ccccc"));
    assertEquals(Verified.DIFFERENT, net.finish().one(Replay.class).verified());
  }

  @Test
  void bytesMissingInTheFirstTransmissionAreNotSeen() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    byte[] message = Cgp.data("abcdefgh");
    tcp.at(1).server(java.util.Arrays.copyOf(message, 5));
    tcp.unseen().server(java.util.Arrays.copyOfRange(message, 5, 8)).seen();
    tcp.server(java.util.Arrays.copyOfRange(message, 8, message.length)).client();
    tcp.at(5).client(Cgp.keepAlive()).serverRst();
    resume(6, 2).server(message);
    Found found = net.finish();
    assertEquals(Verified.NOT_SEEN, found.one(Replay.class).verified());
    assertEquals(8, found.one(Replay.class).bytes());
    assertEquals(2, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void newMessagesUpToAHundredMillisecondsApartBelongToTheBurst() {
    threeFromServer().at(5).serverRst();
    Tcp fresh = resume(6, 4).at(6.1).server(Cgp.data("cccc"));
    fresh.at(6.2).server(Cgp.data("new1")).at(6.3).server(Cgp.data("new22"));
    fresh.at(6.401).server(Cgp.data("typing"));
    Replay replay = net.finish().one(Replay.class);
    assertEquals(2, replay.queuedMessages());
    assertEquals(9, replay.queuedBytes());
    assertEquals(300, replay.catchUpMs().getAsDouble(), 0.001);
    assertEquals(1, replay.messages());
  }

  @Test
  void aSecondBreakDuringAReplayLeavesItPartlyNotSeenAndTheNextIsWhole() {
    threeFromServer().at(5).serverRst();
    resume(6, 2).server(Cgp.data("aa")).at(7).serverRst();
    Tcp third = Cgp.resume(net.at(8).cgp(50002), 2, "T2", 2, "T3");
    third.server(Cgp.data("aa"), Cgp.data("bbb"), Cgp.data("cccc"), Cgp.data("n"));
    Found found = net.finish();
    List<Replay> replays = found.all(Replay.class);
    assertEquals(List.of(3L, 3L), replays.stream().map(Replay::messages).toList());
    assertEquals(List.of(9L, 9L), replays.stream().map(Replay::bytes).toList());
    assertEquals(
        List.of(Verified.NOT_SEEN, Verified.IDENTICAL),
        replays.stream().map(Replay::verified).toList());
    assertEquals(5, found.cgp().trackedServerToClient().getAsLong());
  }

  @Test
  void aNumberBeyondTheHighestCountsOnFromThereAndSaysSo() {
    threeFromServer().at(5).serverRst();
    resume(6, 10).server(Cgp.data("j"));
    Found found = net.finish();
    assertEquals(10, found.cgp().trackedServerToClient().getAsLong());
    assertEquals(true, found.cgp().numbersAssumed());
    assertEquals(0, found.all(Replay.class).size());
  }

  @Test
  void aNumberFarBeyondAnythingIsNoTrouble() {
    threeFromServer().at(5).serverRst();
    resume(6, 0xffffffffL).server(Cgp.data("j")).at(7).serverRst();
    Cgp.resume(net.at(8).cgp(50002), 2, "T2", 2, "T3").server(Cgp.data("j"));
    Found found = net.finish();
    Replay replay = found.one(Replay.class);
    assertEquals(0xffffffffL, replay.toMessage());
    assertEquals(Verified.NOT_SEEN, replay.verified());
  }

  @Test
  void aResumeThatAsksForNumberZeroLosesCountOfThatDirection() {
    threeFromServer().at(5).serverRst();
    resume(6, 0).server(Cgp.data("a"));
    Found found = net.finish();
    assertFalse(found.cgp().trackedServerToClient().isPresent());
    assertEquals(1, found.cgp().trackedClientToServer().getAsLong());
  }

  @Test
  void messagesBeyondTheLimitCanNotBeComparedButAreCounted() {
    // one message more than is held: the first one is forgotten
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    byte[] message = Cgp.data("x");
    byte[][] hundred = new byte[100][];
    java.util.Arrays.fill(hundred, message);
    byte[] many = Cgp.all(hundred);
    int messages = UnacknowledgedMessages.MOST_MESSAGES / 100 + 1;
    for (int i = 0; i < messages; i++) {
      tcp.server(many);
    }
    tcp.client().at(5).serverRst();
    Tcp fresh = resume(6, 2);
    for (int i = 0; i < messages; i++) {
      fresh.server(many);
    }
    Replay replay = net.finish().one(Replay.class);
    assertEquals(100L * messages, replay.messages());
    assertEquals(100L * messages, replay.bytes());
    assertEquals(Verified.NOT_SEEN, replay.verified());
  }

  @Test
  void anInterruptedReplayBeyondTheLimitCountsTheBytesThatAreStillKnown() {
    Tcp tcp = Cgp.bind(net.at(0).cgp(50000), "T1");
    byte[] message = Cgp.data("x");
    byte[][] hundred = new byte[100][];
    java.util.Arrays.fill(hundred, message);
    int messages = UnacknowledgedMessages.MOST_MESSAGES / 100 + 1; // 16,400 are sent
    for (int i = 0; i < messages; i++) {
      tcp.server(Cgp.all(hundred));
    }
    tcp.client().at(5).serverRst();
    resume(6, 2).server(message);
    Replay replay = net.finish().one(Replay.class);
    // the one sent again, and the 16,384 held of those that were not
    assertEquals(1 + UnacknowledgedMessages.MOST_MESSAGES, replay.bytes());
  }

  @Test
  void aSessionThatWasRunningGetsItsNumbersWithTheResume() {
    Tcp tcp = net.at(0).cgp(50000); // no handshake captured
    for (int i = 0; i < 6; i++) {
      tcp.at(0.1 * i).server(Cgp.data("s" + i)).client(Cgp.data("c" + i));
    }
    tcp.at(5).serverRst();
    Cgp.resume(net.at(6).cgp(50001), 500, "T1", 300, "T2").server(Cgp.data("a"));
    Found found = net.finish();
    assertEquals(true, found.session().alreadyRunning());
    assertEquals(500, found.cgp().trackedServerToClient().getAsLong());
    assertEquals(List.of("cgp.suspend", "cgp.reconnect"), found.story());
    assertEquals("likely", found.event(EventDetail.Reconnect.class).confidence().label());
  }
}
