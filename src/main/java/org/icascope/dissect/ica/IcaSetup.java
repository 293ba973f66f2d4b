package org.icascope.dissect.ica;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What the set-up packets of both sides said, and the layers of the steady state that follow. */
final class IcaSetup {

  /** How records look once framing is on. */
  enum Encryption {
    UNKNOWN,
    NONE,
    BASIC,
    SECURE_ICA
  }

  static final int FRAME_DRIVER = 9;
  static final int ENCRYPTION_DRIVER = 11;

  /** Modules are counted by one byte, channels by number below 64 (chosen: four times that). */
  private static final int MAX_ENTRIES = 256;

  final EqualParts equal;
  boolean greeted;
  boolean initRequestSeen;
  boolean modulesComplete;
  boolean connectsComplete;
  boolean connectLost;
  boolean setupComplete;
  boolean passwordPresent;
  boolean reconnectAttempted;
  Optional<String> clientProgram = Optional.empty();
  OptionalInt clientBuild = OptionalInt.empty();
  OptionalInt serverLevel = OptionalInt.empty();
  OptionalInt reducerLevel = OptionalInt.empty();
  OptionalInt clientProductId = OptionalInt.empty();
  OptionalInt reconnectTimeout = OptionalInt.empty();
  Optional<IcaConnection.Identity> identity = Optional.empty();
  final List<IcaConnection.Module> modules = new ArrayList<>();
  final List<IcaConnection.VirtualChannel> channels = new ArrayList<>();

  /** Host module names by class of protocol driver, as the client offered them. */
  private final Map<Integer, List<String>> offeredDrivers = new LinkedHashMap<>();

  private final List<Integer> confirmedDrivers = new ArrayList<>();
  private Encryption shownByRecords = Encryption.UNKNOWN;

  /**
   * @param equal of all connections of a run
   */
  IcaSetup(EqualParts equal) {
    this.equal = equal;
  }

  static <T> void add(List<T> list, T entry) {
    if (list.size() < MAX_ENTRIES) {
      list.add(entry);
    }
  }

  void offerDriver(int pdClass, String hostName) {
    add(offeredDrivers.computeIfAbsent(pdClass, key -> new ArrayList<>()), hostName);
  }

  void confirmDriver(int pdClass) {
    add(confirmedDrivers, pdClass);
  }

  /** A record of the key exchange tells which encryption it belongs to. */
  void recordShows(Encryption encryption) {
    if (shownByRecords == Encryption.UNKNOWN) {
      shownByRecords = encryption;
    }
  }

  List<String> protocolDrivers() {
    return confirmedDrivers.stream().map(this::driverName).toList();
  }

  /** The server's word where it was captured, else the client's offer. */
  boolean hasFraming() {
    return confirmedDrivers.contains(FRAME_DRIVER)
        || !isServerWordKnown()
            && (offeredDrivers.isEmpty() || offeredDrivers.containsKey(FRAME_DRIVER));
  }

  /** The best guess, for the reading of records. */
  Encryption assumedEncryption() {
    Encryption certain = encryption();
    if (certain != Encryption.UNKNOWN || offeredDrivers.isEmpty()) {
      return certain;
    }
    Encryption offered = offeredEncryption();
    return offered == Encryption.UNKNOWN ? Encryption.BASIC : offered;
  }

  /** What is known for sure. */
  Encryption encryption() {
    if (shownByRecords != Encryption.UNKNOWN) {
      return shownByRecords;
    }
    if (confirmedDrivers.contains(ENCRYPTION_DRIVER)) {
      return offeredEncryption();
    }
    return isServerWordKnown() ? Encryption.NONE : Encryption.UNKNOWN;
  }

  boolean isServerWordKnown() {
    return connectsComplete && !connectLost;
  }

  private Encryption offeredEncryption() {
    List<String> names = offeredDrivers.getOrDefault(ENCRYPTION_DRIVER, List.of());
    boolean basic = names.contains("PDCRYPT1");
    boolean secure = names.contains("PDCRYPT2");
    if (basic == secure) {
      return Encryption.UNKNOWN;
    }
    return basic ? Encryption.BASIC : Encryption.SECURE_ICA;
  }

  private String driverName(int pdClass) {
    List<String> names = offeredDrivers.getOrDefault(pdClass, List.of());
    String shown = shownByRecords == Encryption.SECURE_ICA ? "PDCRYPT2" : "PDCRYPT1";
    if (names.size() > 1 && names.contains(shown) && shownByRecords != Encryption.UNKNOWN) {
      return shown;
    }
    boolean named = names.size() == 1 && !names.get(0).isEmpty();
    return named ? names.get(0) : "protocol driver class " + pdClass;
  }
}
