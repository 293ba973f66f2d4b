package org.icascope.fuzz;

import java.util.List;

/** All parsers of foreign bytes. */
final class FuzzTargets {

  static final List<FuzzTarget> ALL =
      List.of(
          CaptureTarget.plain(),
          CaptureTarget.compressed(),
          new FrameTarget(),
          new TcpTarget(),
          StreamTarget.cgp(),
          StreamTarget.ica(),
          StreamTarget.tls(),
          StreamTarget.webSocket(),
          StreamTarget.socks(),
          StreamTarget.sta(),
          DatagramTarget.edt(),
          DatagramTarget.dtls(),
          new DnsTarget(),
          new LayoutTarget(),
          new FilterTarget(),
          new KeyTarget(),
          new RulesTarget(),
          new CheckpointTarget(),
          CommandTarget.analyze(),
          CommandTarget.show(),
          CommandTarget.packets(),
          CommandTarget.export());

  private FuzzTargets() {}

  static FuzzTarget named(String name) {
    return ALL.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no target " + name + "; " + names()));
  }

  static List<String> names() {
    return ALL.stream().map(FuzzTarget::name).toList();
  }
}
