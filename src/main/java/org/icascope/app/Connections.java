package org.icascope.app;

import java.util.HexFormat;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowBeginning;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;

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

  static FlowBeginning beginning(Connection c) {
    return new FlowBeginning(
        c.transport().equals("tcp") ? Transport.TCP : Transport.UDP,
        new Endpoint(address(c.client()), c.clientPort()),
        new Endpoint(address(c.server()), c.serverPort()),
        c.nanos(),
        c.sequence());
  }

  static IpAddress address(String hex) {
    return IpAddress.of(HexFormat.of().parseHex(hex));
  }
}
