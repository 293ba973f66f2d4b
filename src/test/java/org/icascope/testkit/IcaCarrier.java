package org.icascope.testkit;

import org.icascope.model.Direction;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.VirtualClock;

/** What carries the ICA bytes: CGP messages, or TCP alone. */
interface IcaCarrier {

  /** Sends or, while suspended, keeps ICA bytes. */
  void send(Direction direction, byte[] bytes);

  /** Waits until the other side has everything sent in a direction. */
  void awaitDelivery(Direction direction);

  VirtualClock clock();

  HostPort client();
}
