package org.icascope.launch;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.launch.StaExchange.Result;
import org.icascope.model.Diagnostic;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.icascope.reassembly.Chunk;
import org.icascope.testkit.protocol.StaWriter;
import org.junit.jupiter.api.Test;

/** One connection to an STA: several requests, missing bytes, early answers, limits. */
class StaLayerTest {

  private static final FrameMark FIRST = new FrameMark(0, 1, 0);
  private static final FrameMark LATER = new FrameMark(0, 99, 60_000_000_000L);
  private static final Endpoint STA = new Endpoint(new IpAddress(0, 0x0a000001L, 4), 80);

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final LaunchLimit limit = new LaunchLimit(diagnostics::add);
  private final NameLookups names = new NameLookups(limit, Pseudonyms.NONE);
  private final StaExchanges exchanges = new StaExchanges(limit, names, Pseudonyms.NONE);
  private StaLayer layer = open(1);

  private StaLayer open(int host) {
    Endpoint client = new Endpoint(new IpAddress(0, 0x0a010000L + host, 4), 50_000);
    Flow flow = FlowsForTests.of(host, Transport.TCP, client, STA, FIRST, LATER);
    return new StaLayer(flow, exchanges);
  }

  private void send(Direction direction, byte[] bytes) {
    layer.onChunk(
        direction, new Chunk().bytes(bytes, 0, bytes.length).place(0, true).origin(0, 2, 2_000));
  }

  private void ask(String ticket) {
    send(CLIENT_TO_SERVER, StaWriter.redeem("a", ticket));
  }

  private List<Result> results() {
    return exchanges.finish(LATER).stream().map(StaExchange::result).toList();
  }

  @Test
  void requestsFollowEachOther() {
    ask("A");
    send(SERVER_TO_CLIENT, StaWriter.data("10.0.0.9:2598"));
    ask("B");
    send(SERVER_TO_CLIENT, StaWriter.noData());
    ask("C");
    ask("D");
    send(SERVER_TO_CLIENT, StaWriter.answer(503, "No", ""));
    layer.onClosed();
    assertEquals(
        List.of(Result.GRANTED, Result.NOTHING, Result.STATUS, Result.UNANSWERED), results());
  }

  @Test
  void continueIsNoAnswer() {
    byte[] request = StaWriter.redeem("a", "A");
    send(CLIENT_TO_SERVER, Arrays.copyOf(request, request.length - 50));
    send(SERVER_TO_CLIENT, "HTTP/1.1 100 Continue\r\n\r\n".getBytes());
    send(CLIENT_TO_SERVER, Arrays.copyOfRange(request, request.length - 50, request.length));
    send(SERVER_TO_CLIENT, StaWriter.data("10.0.0.9:2598"));
    assertEquals(List.of(Result.GRANTED), results());
  }

  @Test
  void anAnswerBeforeTheEndOfTheRequestCountsOnce() {
    byte[] request = StaWriter.redeem("a", "A");
    send(CLIENT_TO_SERVER, Arrays.copyOf(request, request.length - 5));
    send(SERVER_TO_CLIENT, StaWriter.answer(503, "No", ""));
    send(CLIENT_TO_SERVER, Arrays.copyOfRange(request, request.length - 5, request.length));
    layer.onClosed();
    assertEquals(List.of(Result.STATUS), results());
  }

  @Test
  void missingBytesMakeAnExchangeUnclearAndNotTheNextOne() {
    ask("A");
    layer.onGap(SERVER_TO_CLIENT, 0, 100, FIRST);
    send(SERVER_TO_CLIENT, "rest of an answer".getBytes());
    ask("B");
    send(SERVER_TO_CLIENT, StaWriter.noData());
    layer.onClosed();
    assertEquals(List.of(Result.NOTHING), results());
  }

  @Test
  void equalTicketsHaveEqualFingerprintsThatShowNothing() {
    for (String ticket : List.of("SECRET", "SECRET", "OTHER")) {
      ask(ticket);
      send(SERVER_TO_CLIENT, StaWriter.noData());
    }
    List<String> prints =
        exchanges.finish(LATER).stream().map(each -> each.ticket().orElseThrow()).toList();
    assertEquals(prints.get(0), prints.get(1));
    assertTrue(!prints.get(0).equals(prints.get(2)) && !prints.get(0).contains("SECRET"));
  }

  @Test
  void issuedTicketsAreCountedAndNotKept() {
    for (int i = 0; i < 100; i++) {
      send(CLIENT_TO_SERVER, StaWriter.issue("a", "10.0.0.9:1494"));
      send(SERVER_TO_CLIENT, StaWriter.ticket("STA1", "T" + i));
    }
    assertEquals(List.of(), results());
    assertEquals(100L, exchanges.servers().get(STA));
    assertEquals(1, exchanges.issued().size());
  }

  @Test
  void moreThanTheLimitIsSaidOnce() {
    for (int i = 0; i < StaExchanges.MOST_EXCHANGES + 5; i++) {
      ask("A");
      send(SERVER_TO_CLIENT, StaWriter.noData());
    }
    assertEquals(StaExchanges.MOST_EXCHANGES, results().size());
    assertEquals(List.of("launch.limit"), diagnostics.stream().map(Diagnostic::code).toList());
  }

  @Test
  void namesAndHostsHaveLimitsToo() {
    for (int i = 0; i <= NameLookups.MOST_NAMES; i++) {
      ask("A");
      send(SERVER_TO_CLIENT, StaWriter.data("desk-" + i + ".example:2598"));
    }
    assertEquals(1, diagnostics.size());
    for (int i = 2; i <= StaExchanges.MOST_HOSTS + 1; i++) {
      layer = open(i);
      ask("A");
      send(SERVER_TO_CLIENT, StaWriter.noData());
    }
    assertEquals(2, diagnostics.size());
  }

  /** Seed 6. */
  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      byte[] request = StaWriter.redeem("a", "A");
      byte[] answer = StaWriter.data("10.0.0.9:2598");
      request[random.nextInt(request.length)] = (byte) random.nextInt();
      answer[random.nextInt(answer.length)] = (byte) random.nextInt();
      send(CLIENT_TO_SERVER, request);
      send(SERVER_TO_CLIENT, answer);
    }
    layer.onClosed();
    assertTrue(!results().isEmpty());
  }
}
