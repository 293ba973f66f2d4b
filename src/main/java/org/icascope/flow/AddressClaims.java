package org.icascope.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.decode.AddressClaim;
import org.icascope.decode.Headers;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/**
 * Which hosts said, unasked, that an IP address is theirs, as the new one of a pair does when it
 * takes over. Keeps at most {@value #MOST_ADDRESSES} addresses, the oldest giving way, some 400
 * bytes each.
 */
public final class AddressClaims {

  /** Of no run. */
  public static final AddressClaims NONE = new AddressClaims(Pseudonyms.NONE);

  /** Addresses that are kept. Chosen: those of a large subnet. */
  private static final int MOST_ADDRESSES = 4_096;

  /** Changes that are kept of each, the latest ones. Chosen. */
  private static final int MOST_CLAIMS = 8;

  private final Pseudonyms pseudonyms;
  private final AddressClaim reader = new AddressClaim();
  private final Map<IpAddress, List<Claim>> claims =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<IpAddress, List<Claim>> eldest) {
          dropped += size() > MOST_ADDRESSES ? 1 : 0;
          return size() > MOST_ADDRESSES;
        }
      };

  private long dropped;

  AddressClaims(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * The first of several claims in a row.
   *
   * @param hardware Ethernet address, 48 bits
   */
  public record Claim(long hardware, FrameMark mark) {}

  /** A frame in which neither TCP nor UDP could be read. */
  void onFrame(Headers headers) {
    if (!reader.read(headers)) {
      return;
    }
    IpAddress address =
        pseudonyms.address(new IpAddress(reader.high(), reader.low(), reader.ipVersion()));
    List<Claim> known = claims.computeIfAbsent(address, a -> new ArrayList<>(1));
    long hardware = pseudonyms.hardware(reader.hardware());
    if (known.isEmpty() || known.get(known.size() - 1).hardware != hardware) {
      if (known.size() == MOST_CLAIMS) {
        known.remove(0);
      }
      known.add(new Claim(hardware, headers.frame().mark()));
    }
  }

  /** Addresses that gave way to others. */
  long dropped() {
    return dropped;
  }

  /** In time order. */
  public List<Claim> of(IpAddress address) {
    return List.copyOf(claims.getOrDefault(address, List.of()));
  }
}
