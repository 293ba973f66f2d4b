package org.icascope.capture.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.icascope.capture.CaptureException;
import org.icascope.model.EditDistance;
import org.icascope.model.IpAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The interfaces of this machine. */
public final class Interfaces {

  /** Names to offer for one that does not exist. Chosen. */
  private static final int MOST_OFFERED = 8;

  private Interfaces() {}

  /**
   * All of them, in libpcap's order: those that are up first.
   *
   * @throws CaptureException when libpcap is not there or fails
   */
  public static List<CaptureInterface> list() throws CaptureException {
    Libpcap.load("listing interfaces");
    try {
      List<CaptureInterface> all = new ArrayList<>();
      for (PcapNetworkInterface each : Pcaps.findAllDevs()) {
        all.add(of(all.size() + 1, each));
      }
      return all;
    } catch (PcapNativeException e) {
      throw new CaptureException("libpcap cannot list the interfaces: " + e.getMessage(), e);
    }
  }

  private static CaptureInterface of(int number, PcapNetworkInterface each) {
    return new CaptureInterface(
        number,
        each.getName(),
        Optional.ofNullable(each.getDescription())
            .filter(text -> !text.isBlank())
            .or(() -> each.isLoopBack() ? Optional.of("Loopback") : Optional.empty()),
        each.getAddresses().stream()
            .map(address -> address.getAddress())
            .filter(address -> address != null)
            .map(address -> IpAddress.of(address.getAddress()).toString())
            .toList(),
        each.isUp(),
        each.isLoopBack());
  }

  /**
   * The interface that a user means.
   *
   * @param given its name, its number in {@link #list}, or on Windows its description
   */
  public static CaptureInterface find(String given) throws CaptureException {
    return choose(given, list());
  }

  static CaptureInterface choose(String given, List<CaptureInterface> all) throws CaptureException {
    Optional<CaptureInterface> found =
        all.stream()
            .filter(each -> each.name().equals(given))
            .findFirst()
            .or(() -> all.stream().filter(each -> isNumber(each, given)).findFirst())
            .or(() -> all.stream().filter(each -> isDescribed(each, given)).findFirst());
    if (found.isPresent()) {
      return found.get();
    }
    if (given.matches("\\d+")) {
      throw new CaptureException(
          "there is no interface number " + given + " ('icascope capture -D' lists them)");
    }
    String names =
        all.stream()
            .map(CaptureInterface::name)
            .sorted(Comparator.comparingInt(name -> distance(given, name)))
            .limit(MOST_OFFERED)
            .collect(Collectors.joining(", "));
    throw new CaptureException(
        "there is no interface "
            + given
            + (names.isEmpty() ? "; none is visible here" : "; nearest names first: " + names)
            + " ('icascope capture -D' lists them)");
  }

  private static boolean isNumber(CaptureInterface each, String given) {
    return String.valueOf(each.number()).equals(given);
  }

  private static boolean isDescribed(CaptureInterface each, String given) {
    return each.description().filter(text -> text.equalsIgnoreCase(given)).isPresent();
  }

  private static int distance(String from, String to) {
    return EditDistance.between(from.toLowerCase(Locale.ROOT), to.toLowerCase(Locale.ROOT));
  }
}
