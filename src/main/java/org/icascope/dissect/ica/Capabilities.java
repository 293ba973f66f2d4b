package org.icascope.dissect.ica;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.WireReader;
import org.icascope.spec.IcaCapabilityList;
import org.icascope.spec.IcaCapabilityValues;
import org.icascope.spec.IcaInitConnect;
import org.icascope.spec.IcaInitRequest;

/** What is used of the capability lists of the server. */
final class Capabilities {

  private Capabilities() {}

  /** Takes the offer; returns why the list contradicts its layout. */
  static Optional<String> offered(IcaInitRequest request, IcaSetup setup) {
    IcaCapabilityList list = request.capabilities();
    return list == null ? Optional.empty() : WireReader.failureOf(() -> take(list, setup));
  }

  /** Takes what the server confirmed, which counts more than its offer. */
  static Optional<String> confirmed(IcaInitConnect.Winstation winstation, IcaSetup setup) {
    return WireReader.failureOf(
        () -> {
          IcaCapabilityList list = winstation.capabilities();
          if (list != null) {
            take(list, setup);
          }
        });
  }

  private static void take(IcaCapabilityList list, IcaSetup setup) {
    for (IcaCapabilityList.Block block : list.blocks()) {
      if (block.content().values() instanceof IcaCapabilityValues.Reconnect reconnect) {
        setup.reconnectTimeout = OptionalInt.of(reconnect.timeoutSeconds());
      }
    }
  }
}
