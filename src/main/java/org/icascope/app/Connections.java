package org.icascope.app;

import java.util.HexFormat;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.flow.Flow;
import org.icascope.model.IpAddress;

/** Flows as a checkpoint has them: addresses are hex digits. */
final class Connections {

  private Connections() {}

  /** A flow that is over. */
  static Connection ended(Flow flow) {
    return of(flow, flow.last().timeNanos());
  }

  /** A flow that goes on. */
  static Connection begun(Flow flow) {
    return of(flow, flow.first().timeNanos());
  }

  private static Connection of(Flow flow, long nanos) {
    return new Connection(
        flow.transport().label(),
        HexFormat.of().formatHex(flow.client().address().toBytes()),
        flow.client().port(),
        HexFormat.of().formatHex(flow.server().address().toBytes()),
        flow.server().port(),
        nanos,
        flow.firstSequence());
  }

  static IpAddress address(String hex) {
    return IpAddress.of(HexFormat.of().parseHex(hex));
  }
}
