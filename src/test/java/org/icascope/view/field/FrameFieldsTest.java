package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.Test;

/**
 * Values of fields in the samples. Expected values are those that the samples were written with:
 * {@code src/test/resources/samples}, and the bytes as counted in Wireshark's hex view.
 */
class FrameFieldsTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  @Test
  void theResumeOfTheSampleHasItsTicketLengthAndNextMessage() {
    String next = "cgp.session_reliability.next_message";
    assertEquals(Map.of(4L, "0", 5L, "0", 386L, "102", 387L, "121"), values(next));
    String length = "cgp.session_reliability.len_ticket";
    assertEquals(Map.of(4L, "0", 5L, "16", 386L, "16", 387L, "16"), values(length));
  }

  @Test
  void ofSecretsOnlyTheLengthIsGiven() {
    assertEquals(
        Map.of(4L, "[0]", 5L, "[16]", 386L, "[16]", 387L, "[16]"),
        values("cgp.session_reliability.secret_ticket"));
  }

  @Test
  void ofPayloadOnlyTheLengthIsGiven() {
    assertEquals("[63]", values("cgp.data_realtime.payload").get(13L)); // 65 less 2 of header
  }

  @Test
  void commandsComeWithoutReadingTheRestOfTheMessage() {
    assertEquals("1", values("cgp.command").get(386L));
    assertEquals("10 10 10 11", values("cgp.command").get(389L));
  }

  @Test
  void replayedMessagesAreMarkedAndNumbered() {
    Map<Long, String> replayed = values("icascope.replayed");
    assertEquals(List.of(389L, 395L), List.copyOf(replayed.keySet()));
    assertEquals("102 103 104 105", values("icascope.message").get(389L));
  }

  @Test
  void eachLayerOfAFrameIsNamed() {
    Map<Long, String> protocols = values("frame.protocols");
    assertEquals("eth:ethertype:ip:tcp", protocols.get(1L));
    assertEquals("eth:ethertype:ip:tcp:cgp:ica", protocols.get(13L));
    assertEquals(
        "eth:ethertype:ip:tcp:websocket:cgp",
        FieldValues.in("samples/html5-websocket.pcap", "frame.protocols").get(15L));
  }

  @Test
  void theServerNameOfAClientHelloIsRead() {
    Map<Long, String> names =
        FieldValues.in("samples/tls-reconnect.pcap", "tls.handshake.extensions_server_name");
    assertEquals("gateway.example.com", names.get(4L));
  }

  @Test
  void modulesOfTheSetUpCountDown() {
    List<String> following = List.copyOf(values("ica.init_response.num_following").values());
    assertEquals(16, following.size());
    assertEquals("15", following.get(0));
    assertEquals("0", following.get(15));
  }

  @Test
  void messagesWithoutThatFieldGiveNothing() {
    byte[] nop = {2, 5, 0};
    assertTrue(QuickCgp.mayHave(nop, "cgp.command"));
    assertEquals(false, QuickCgp.mayHave(nop, "cgp.bind.num_capabilities"));
    byte[] bind = {2, 1, 0};
    assertTrue(QuickCgp.mayHave(bind, "cgp.bind.num_capabilities"));
  }

  @Test
  void everyFieldCanBeAskedOfEveryFrame() throws Exception {
    for (Path file : SampleFiles.captures()) {
      assertTrue(FieldValues.count(file.toString()) > 500, file.toString());
    }
  }

  private static Map<Long, String> values(String name) {
    return FieldValues.in(ROAMING, name);
  }
}
