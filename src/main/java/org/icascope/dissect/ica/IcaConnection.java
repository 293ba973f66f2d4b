package org.icascope.dissect.ica;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the set-up of one ICA connection said, and what followed it by kind and size.
 *
 * @param encryption {@code basic}, {@code secureica}, {@code none} or {@code unknown}
 * @param clientProgram module name of the UI module, 8.3
 * @param clientBuild build number of the client
 * @param serverLevel level in INIT_REQUEST
 * @param reducerLevel 0 none, 1 Mark I, 2 Mark II, 3 V3, 4 V4, as confirmed by the server
 * @param clientProduct name for the client product id, e.g. {@code HTML5}; else the id in hex
 * @param protocolDrivers names of the protocol drivers the server confirmed
 * @param modules client modules in the order announced
 * @param virtualChannels in the order of the VcBind table
 * @param records counts by kind, {@code clientToServer} and {@code serverToClient} apart
 * @param passwordPresent the UI module carries a password (which is never decoded)
 * @param autoReconnect what the set-up says about Auto Client Reconnect
 * @param identity decoded UI strings; empty unless names were asked for
 */
public record IcaConnection(
    String encryption,
    Optional<String> clientProgram,
    OptionalInt clientBuild,
    OptionalInt serverLevel,
    OptionalInt reducerLevel,
    Optional<String> clientProduct,
    List<String> protocolDrivers,
    List<Module> modules,
    List<VirtualChannel> virtualChannels,
    List<RecordCount> records,
    boolean passwordPresent,
    AutoReconnect autoReconnect,
    Optional<Identity> identity) {

  public IcaConnection {
    protocolDrivers = List.copyOf(protocolDrivers);
    modules = List.copyOf(modules);
    virtualChannels = List.copyOf(virtualChannels);
    records = List.copyOf(records);
  }

  /** A client module: name, class as in the spec, lowest and highest version it supports. */
  public record Module(String name, int moduleClass, int lowestVersion, int highestVersion) {

    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof Module o
          && moduleClass == o.moduleClass
          && lowestVersion == o.lowestVersion
          && highestVersion == o.highestVersion
          && name.equals(o.name);
    }

    @Override
    public int hashCode() {
      return ((31 * name.hashCode() + moduleClass) * 31 + lowestVersion) * 31 + highestVersion;
    }
  }

  /** Name without trailing blanks, and the number the client gave it. */
  public record VirtualChannel(String name, int id) {

    // written out, as in every record that is a key

    @Override
    public boolean equals(Object other) {
      return other instanceof VirtualChannel o && id == o.id && name.equals(o.name);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + id;
    }
  }

  /**
   * Records of one kind in one direction.
   *
   * @param kind {@code clear}, {@code basic}, {@code secureica}, {@code keyExchange}, {@code
   *     unframed} …
   * @param bytes payload bytes, without frame length and record header
   */
  public record RecordCount(String direction, String kind, long count, long bytes) {}

  /**
   * @param attempted the set-up flags itself as an automatic reconnect (WD flag 0x10 or UI flag
   *     0x2)
   * @param timeoutSeconds the server's value in capability 10, inferred meaning
   */
  public record AutoReconnect(boolean attempted, OptionalInt timeoutSeconds) {}

  /** Names from the UI module, only under {@code --names}. */
  public record Identity(
      Optional<String> user,
      Optional<String> domain,
      Optional<String> clientName,
      Optional<String> application,
      Optional<String> launcher) {}
}
