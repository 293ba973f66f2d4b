package org.icascope.dissect.ica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.dissect.ica.IcaConnection.AutoReconnect;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.model.Direction;

/** Makes the description of a connection out of what its set-up said and the records counted. */
final class IcaSummary {

  private static final int PRODUCT_FLAGS = 0xc000; // spec: ica_module_wd

  /** Client product ids (public virtual channel SDK). */
  private static final Map<Integer, String> PRODUCTS =
      Map.ofEntries(
          Map.entry(0x0001, "DOS/Win32"),
          Map.entry(0x0003, "console"),
          Map.entry(0x0004, "text terminal"),
          Map.entry(0x0007, "MVGA"),
          Map.entry(0x0008, "Java"),
          Map.entry(0x000a, "EPOC"),
          Map.entry(0x000b, "OS/2"),
          Map.entry(0x000e, "DOS32"),
          Map.entry(0x0051, "Unix"),
          Map.entry(0x0052, "Mac"),
          Map.entry(0x0053, "iPhone"),
          Map.entry(0x0054, "Android"),
          Map.entry(0x0055, "BlackBerry"),
          Map.entry(0x0056, "Windows Metro"),
          Map.entry(0x0057, "Windows Phone"),
          Map.entry(0x0058, "PlayBook"),
          Map.entry(0x0101, "HTML5"),
          Map.entry(0x1f09, "WinCE"));

  private IcaSummary() {}

  static IcaConnection of(IcaSetup setup, RecordCounts client, RecordCounts server) {
    List<RecordCount> records = new ArrayList<>(client.toList(Direction.CLIENT_TO_SERVER));
    records.addAll(server.toList(Direction.SERVER_TO_CLIENT));
    Optional<String> product =
        setup.clientProductId.isPresent()
            ? Optional.of(product(setup.clientProductId.getAsInt()))
            : Optional.empty();
    return new IcaConnection(
        encryption(setup),
        setup.clientProgram,
        setup.clientBuild,
        setup.serverLevel,
        setup.reducerLevel,
        product,
        setup.equal.list(setup.protocolDrivers()),
        setup.equal.list(setup.modules),
        setup.equal.list(setup.channels),
        records,
        setup.passwordPresent,
        new AutoReconnect(setup.reconnectAttempted, setup.reconnectTimeout),
        setup.identity);
  }

  private static String encryption(IcaSetup setup) {
    return switch (setup.encryption()) {
      case NONE -> "none";
      case BASIC -> "basic";
      case SECURE_ICA -> "secureica";
      case UNKNOWN -> "unknown";
    };
  }

  private static String product(int id) {
    String name = PRODUCTS.get(id & ~PRODUCT_FLAGS);
    return name == null ? "0x%04x".formatted(id) : name;
  }
}
