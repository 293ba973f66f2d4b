package org.icascope.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.model.Transport;
import org.icascope.tunnel.TunnelFacts;

/** The layers of a session in one line, outermost first: {@code TCP > CGP > ICA}. */
final class Stack {

  private static final Map<String, String> NAMES = Map.of("websocket", "WebSocket");

  private Stack() {}

  /** Layer names of the tunnels of a flow. */
  static List<String> tunnels(FlowTrack flow) {
    return flow.tunnels.stream().map(TunnelFacts::layer).toList();
  }

  static String of(Transport transport, List<String> layers) {
    return join(transport, layers.stream().map(Stack::name));
  }

  /** As the vendor's own tools print it: TLS is SSL there, and EDT is just UDP (the contract). */
  static String asCitrixSays(Transport transport, List<String> layers) {
    return join(
        transport,
        layers.stream()
            .filter(layer -> !layer.equals("edt"))
            .map(layer -> layer.equals("tls") ? "SSL" : name(layer)));
  }

  private static String join(Transport transport, Stream<String> names) {
    return Stream.concat(Stream.of(upper(transport.label())), names)
        .collect(Collectors.joining(" > "));
  }

  private static String name(String layer) {
    return NAMES.getOrDefault(layer, upper(layer));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
