package org.icascope.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.dissect.cgp.Ticket;
import org.junit.jupiter.api.Test;

/** What the writers are given cannot hold a secret, so they cannot write one. */
final class SecretsTest {

  private final Set<Type> reached = new HashSet<>();

  @Test
  void noTypeThatIsReportedHoldsATicketOrRawBytes() {
    reach(Analysis.class);
    assertTrue(reached.contains(org.icascope.session.Session.Cgp.class), "the walk gets there");
    assertTrue(reached.contains(org.icascope.session.EventDetail.Reconnect.class));
    assertFalse(reached.contains(Ticket.class));
    assertFalse(reached.contains(byte[].class));
    assertFalse(reached.contains(java.nio.ByteBuffer.class));
  }

  @Test
  void aTicketThatSlipsIntoATextShowsItsLengthOnly() {
    String planted = "PLANTED-TICKET-0123456789";
    Ticket ticket = new Ticket(planted.getBytes(StandardCharsets.US_ASCII));
    assertFalse(("" + ticket).contains(planted.substring(0, 4)));
  }

  private void reach(Type type) {
    if (!reached.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType parameterized) {
      for (Type argument : parameterized.getActualTypeArguments()) {
        reach(argument);
      }
    } else if (type instanceof Class<?> found) {
      if (found.isRecord()) {
        for (RecordComponent component : found.getRecordComponents()) {
          reach(component.getGenericType());
        }
      } else if (found.isSealed()) {
        for (Class<?> one : found.getPermittedSubclasses()) {
          reach(one);
        }
      }
    }
  }
}
