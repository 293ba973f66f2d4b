package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.icascope.model.Diagnostic;
import org.icascope.model.PortTable;
import org.junit.jupiter.api.Test;

/** A scan knocks at the Citrix ports of more servers than anybody has. */
class SilentFlowsTest {

  private static final long FIRST_SERVER = 0x0a100000; // 10.16.0.0
  private static final int TOO_MANY = 10;

  private final Net net = new Net();

  @Test
  void beyondTheLimitAScanIsNotKeptButASessionStillIs() {
    int flows = FlowTracks.MOST_SILENT + TOO_MANY;
    for (int i = 0; i < flows; i++) {
      net.after(0.001).tcp(Net.OTHER_CLIENT, 40000, FIRST_SERVER + i, PortTable.CGP_PORT).syn();
    }
    Cgp.bind(net.after(1).cgp(50000), "T1");
    Found found = net.after(1).finish();
    assertEquals(List.of("session.limit"), limits(found));
    assertEquals(List.of("active"), found.outcomes());
    long failures = found.count("cgp.connect-failed");
    assertTrue(failures <= FlowTracks.MOST_SILENT, "failures: " + failures);
  }

  @Test
  void aFlowOnWhichCgpIsSpokenDoesNotCount() {
    for (int i = 0; i < FlowTracks.MOST_SILENT + TOO_MANY; i++) {
      Tcp tcp = net.after(0.001).tcp(Net.OTHER_CLIENT, 40000, FIRST_SERVER + i, 2598);
      if (i < TOO_MANY) {
        tcp.handshake().client(Cgp.bindRequest());
      } else {
        tcp.syn();
      }
    }
    assertEquals(List.of(), limits(net.after(100).finish()));
  }

  @Test
  void aFlowOnWhichSomethingElseIsSpokenDoes() {
    for (int i = 0; i < FlowTracks.MOST_SILENT + TOO_MANY; i++) {
      Tcp tcp = net.after(0.001).tcp(Net.OTHER_CLIENT, 40000, FIRST_SERVER + i, 2598);
      tcp.handshake().client(new byte[300]);
    }
    assertEquals(List.of("session.limit"), limits(net.after(100).finish()));
  }

  private static List<String> limits(Found found) {
    return found.diagnostics().stream()
        .map(Diagnostic::code)
        .filter("session.limit"::equals)
        .toList();
  }
}
