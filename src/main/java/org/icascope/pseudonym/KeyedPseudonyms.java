package org.icascope.pseudonym;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/**
 * Pseudonyms under a key: the same key gives the same ones in every run. Nobody without it can tell
 * what they stand for from them alone; who knows some pairs can tell more, since addresses that
 * begin alike still do.
 *
 * <p>Not for several threads at once.
 */
public final class KeyedPseudonyms implements Pseudonyms {

  /** A shorter key could be found by trying. Chosen: 128 bits, if they are random. */
  public static final int LEAST_KEY_BYTES = 16;

  /** Bytes of the HMAC that name something: 40 bits, two in a million names are alike. */
  private static final int NAME_BYTES = 5;

  /** Addresses kept so that they need not be computed again, some 150 bytes each. Chosen. */
  private static final int MOST_KNOWN = 65_536;

  /** Bits of the first byte of an Ethernet address (IEEE 802): not of one host, not a vendor's. */
  private static final long MULTICAST = 0x0100_0000_0000L;

  private static final long LOCAL = 0x0200_0000_0000L;

  private static final String HMAC = "HmacSHA256";
  private static final Pattern HOST_AND_PORT = Pattern.compile("(.*):(\\d{1,5})");

  private final byte[] key;
  private final List<String> publicDomains;
  private final CryptoPan addresses;
  private final Mac names;
  private final Map<IpAddress, IpAddress> known = new HashMap<>();

  /**
   * @param key at least {@value #LEAST_KEY_BYTES} bytes
   * @param publicDomains domains of service providers, in lower case: the pseudonym of a name in
   *     one of them ends with it
   */
  public KeyedPseudonyms(byte[] key, List<String> publicDomains) {
    if (key.length < LEAST_KEY_BYTES) {
      throw new IllegalArgumentException("a key of fewer than " + LEAST_KEY_BYTES + " bytes");
    }
    this.key = key.clone();
    this.publicDomains = List.copyOf(publicDomains);
    addresses = new CryptoPan(derived("addresses"));
    names = mac(derived("names"));
  }

  /** The key for fingerprints: another one, so that they are not those of runs with names. */
  public byte[] fingerprintKey() {
    return derived("fingerprints");
  }

  @Override
  public String ofUids() {
    return HexFormat.of().formatHex(derived("uids"));
  }

  private byte[] derived(String use) {
    return mac(key).doFinal(("icascope anonymize " + use).getBytes(StandardCharsets.US_ASCII));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  @Override
  public IpAddress address(IpAddress address) {
    IpAddress pseudonym = known.get(address);
    if (pseudonym == null) {
      if (known.size() >= MOST_KNOWN) {
        known.clear(); // they are computed again as they come
      }
      pseudonym = computed(address);
      known.put(address, pseudonym);
    }
    return pseudonym;
  }

  private IpAddress computed(IpAddress address) {
    if (SpecialRanges.holdsIpv4(address)) {
      IpAddress inner = computed(new IpAddress(0, address.low() & 0xffff_ffffL, 4));
      long outer = address.low() & 0xffff_ffff_0000_0000L;
      return new IpAddress(address.high(), outer | inner.low(), 6);
    }
    return addresses.address(address, SpecialRanges.keptBits(address));
  }

  @Override
  public long hardware(long address) {
    if (address < 0) {
      return address;
    }
    byte[] mac = names.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(address).array());
    return ByteBuffer.wrap(mac).getLong() >>> 16 & ~MULTICAST | LOCAL;
  }

  @Override
  public String host(String text) {
    boolean brackets = text.startsWith("[") && text.endsWith("]");
    String bare = brackets ? text.substring(1, text.length() - 1) : text;
    Optional<String> address = HostText.address(bare).map(this::address).map(IpAddress::toString);
    if (address.isPresent()) {
      return brackets ? "[" + address.get() + "]" : address.get();
    }
    String name = bare.toLowerCase(Locale.ROOT);
    return publicDomains.stream()
        .filter(domain -> name.equals(domain) || name.endsWith("." + domain))
        .findFirst()
        .map(domain -> name.equals(domain) ? name : name("host", name) + "." + domain)
        .orElseGet(() -> name("host", name));
  }

  @Override
  public String destination(String text) {
    Matcher parts = HOST_AND_PORT.matcher(text);
    boolean bareIpv6 = HostText.address(text).isPresent();
    return parts.matches() && !bareIpv6 ? host(parts.group(1)) + ":" + parts.group(2) : host(text);
  }

  @Override
  public String name(String kind, String text) {
    names.update(kind.getBytes(StandardCharsets.UTF_8));
    names.update((byte) 0);
    byte[] mac = names.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return kind + "-" + HexFormat.of().formatHex(Arrays.copyOf(mac, NAME_BYTES));
  }
}
