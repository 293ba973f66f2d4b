package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.dissect.cgp.CgpMessage.Reliability;
import org.icascope.dissect.cgp.Ticket;
import org.junit.jupiter.api.Test;

class KeptBindTest {

  private static Reliability kept(byte[] ticket, int requests, String destination) {
    ChannelOpenRequest request =
        new ChannelOpenRequest(1, 0, 0, 0, Optional.of(destination), OptionalInt.of(3));
    Reliability reliability =
        new Reliability(
            1,
            1,
            OptionalInt.of(10),
            OptionalInt.of(10),
            7,
            1,
            2,
            new Ticket(ticket),
            Collections.nCopies(requests, request));
    CgpMessage.Bind bind =
        new CgpMessage.Bind(
            false,
            false,
            Collections.nCopies(4_000, 5),
            List.of("service"),
            Optional.of(reliability),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);
    return KeptBind.of(bind).reliability().orElseThrow();
  }

  @Test
  void anOrdinaryBindSaysTheSame() {
    Reliability it = kept(new byte[] {1, 2, 3}, 1, "server:1494");
    assertEquals(new Ticket(new byte[] {1, 2, 3}), it.ticket());
    assertEquals(Optional.of("server:1494"), it.openRequests().get(0).destination());
    assertEquals(7, it.nextMessage());
  }

  @Test
  void longTicketsAreKeptShortAndStayApart() {
    byte[] other = new byte[30_000];
    other[29_999] = 1;
    Ticket ticket = kept(new byte[30_000], 1, "").ticket();
    assertEquals(32, ticket.lengthBytes()); // SHA-256, FIPS 180-4
    assertEquals(ticket, kept(new byte[30_000], 1, "").ticket());
    assertNotEquals(ticket, kept(other, 1, "").ticket());
  }

  @Test
  void channelsAndPlacesAreBounded() {
    Reliability it = kept(new byte[] {1}, 3_000, "a".repeat(32_000));
    assertEquals(32, it.openRequests().size());
    assertEquals(260, it.openRequests().get(0).destination().orElseThrow().length());
  }
}
