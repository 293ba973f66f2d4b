package org.icascope.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.icascope.model.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pseudonyms under a key. */
class KeyedPseudonymsTest {

  private static final long SEED = 20260302;

  private final KeyedPseudonyms pseudonyms = of("a key of 32 bytes for this test.");

  private static KeyedPseudonyms of(String key) {
    return new KeyedPseudonyms(
        key.getBytes(StandardCharsets.US_ASCII), List.of("nssvc.net", "xendesktop.net"));
  }

  private static IpAddress address(String text) {
    return HostText.address(text).orElseThrow();
  }

  private String pseudonym(String text) {
    return pseudonyms.address(address(text)).toString();
  }

  private static int common(IpAddress one, IpAddress other) {
    byte[] a = one.toBytes();
    byte[] b = other.toBytes();
    int same = 0;
    while (same < 8 * a.length && ((a[same / 8] ^ b[same / 8]) >> (7 - (same & 7)) & 1) == 0) {
      same++;
    }
    return same;
  }

  /** Any address, or one near a range that is special, or near the one before. */
  private static IpAddress any(Random random, int version, IpAddress before) {
    byte[] bytes = new byte[version == 4 ? 4 : 16];
    random.nextBytes(bytes);
    List<String> special =
        version == 4
            ? List.of("10.0.0.0", "172.16.0.0", "192.168.0.0", "224.0.0.0", "127.0.0.0")
            : List.of("fe80::", "fc00::", "ff02::1:ff00:0", "::ffff:0:0", "2001:db8::", "::");
    int kind = random.nextInt(3);
    if (kind > 0) {
      IpAddress near = kind == 1 ? before : address(special.get(random.nextInt(special.size())));
      int bits = random.nextInt(8 * bytes.length + 1);
      byte[] first = near.version() == version ? near.toBytes() : bytes.clone();
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i & 7);
        bytes[i / 8] = (byte) (bytes[i / 8] & ~mask | first[i / 8] & mask);
      }
    }
    return IpAddress.of(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void addressesThatBeginAlikeHavePseudonymsThatBeginAlikeAndNoFurther(int version) {
    Random random = new Random(SEED);
    IpAddress before = any(random, version, address(version == 4 ? "10.1.2.3" : "2001:db8::1"));
    for (int i = 0; i < 5_000; i++) {
      IpAddress next = any(random, version, before);
      assertEquals(
          common(before, next),
          common(pseudonyms.address(before), pseudonyms.address(next)),
          before + " " + next + ", seed " + SEED);
      before = next;
    }
  }

  @Test
  void noTwoAddressesOfANetworkShareAPseudonym() {
    Set<IpAddress> all = new HashSet<>();
    for (long i = 0; i < 65_536; i++) {
      all.add(pseudonyms.address(new IpAddress(0, 0xc0a80000L | i, 4)));
    }

    assertEquals(65_536, all.size());
    assertTrue(all.stream().allMatch(a -> a.low() >>> 16 == 0xc0a8), "all stay in 192.168.0.0/16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "127.0.0.1",
        "127.0.0.53",
        "224.0.0.251",
        "239.255.255.250",
        "255.255.255.255",
        "::",
        "::1",
        "ff02::1",
        "ff02::fb",
        "ff05::1:3"
      })
  void whatIsTheSameEverywhereKeepsItsAddress(String text) {
    assertEquals(text, pseudonym(text));
  }

  @Test
  void anAddressStaysOfItsKind() {
    for (int i = 1; i < 200; i++) {
      KeyedPseudonyms other = of("key number " + i + " of this test, longer");
      assertTrue(other.address(address("10.1.2.3")).toString().startsWith("10."));
      assertTrue(
          other.address(address("172.31.2.3")).toString().matches("172\\.(1[6-9]|2.|3[01])\\..*"));
      assertTrue(other.address(address("169.254.7.9")).toString().startsWith("169.254."));
      assertTrue(other.address(address("fe80::1234:5678")).toString().startsWith("fe80::"));
      assertTrue(other.address(address("fd12::1")).toString().matches("f[cd].*"));
      assertTrue(other.address(address("2001:db8::1")).toString().matches("[23]...:.*"));
      assertTrue(other.address(address("ff02::1:ff12:3456")).toString().startsWith("ff02::1:ff"));
      long open = other.address(address("203.0.113.9")).low();
      assertFalse(open >>> 24 == 10 || open >>> 16 == 0xc0a8 || open >>> 28 >= 14, "public");
    }
  }

  @Test
  void anIpv4AddressInAnIpv6OneHasThePseudonymItHasAlone() {
    String alone = pseudonym("198.51.100.23");

    assertEquals(
        address(alone).low(),
        pseudonyms.address(new IpAddress(0, 0xffff_c633_6417L, 6)).low() & 0xffff_ffffL);
    assertEquals(
        address(alone).low(),
        pseudonyms.address(new IpAddress(0x0064_ff9b_0000_0000L, 0xc633_6417L, 6)).low());
  }

  @Test
  void anotherKeyGivesOtherPseudonymsAndTheSameOneTheSame() {
    KeyedPseudonyms other = of("another key of 32 bytes for this.");
    KeyedPseudonyms same = of("a key of 32 bytes for this test.");

    assertNotEquals(pseudonym("10.1.2.3"), other.address(address("10.1.2.3")).toString());
    assertNotEquals(pseudonyms.host("vda1.example"), other.host("vda1.example"));
    assertEquals(pseudonym("10.1.2.3"), same.address(address("10.1.2.3")).toString());
    assertEquals(pseudonyms.host("vda1.example"), same.host("vda1.example"));
    assertThrows(IllegalArgumentException.class, () -> of("15 bytes of key"));
  }

  @Test
  void pseudonymsAreTheSameAfterMoreAddressesThanAreRemembered() {
    List<IpAddress> before = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      before.add(pseudonyms.address(new IpAddress(0, i << 20 | 0x0b000001L, 4)));
    }
    for (long i = 0; i < 70_000; i++) {
      pseudonyms.address(new IpAddress(0, 0x0a000000L | i, 4));
    }
    for (long i = 0; i < 100; i++) {
      assertEquals(
          before.get((int) i), pseudonyms.address(new IpAddress(0, i << 20 | 0x0b000001L, 4)));
    }
  }

  @Test
  void textsKeepTheirFormAndTellNothingElse() {
    assertEquals(pseudonym("10.1.2.3") + ":1494", pseudonyms.destination("10.1.2.3:1494"));
    assertEquals("127.0.0.1:1494", pseudonyms.destination("127.0.0.1:1494"));
    assertEquals(
        "[" + pseudonym("2001:db8::1") + "]:2598", pseudonyms.destination("[2001:db8::1]:2598"));
    assertEquals(pseudonym("2001:db8::1"), pseudonyms.destination("2001:db8::1"));
    assertEquals(pseudonyms.host("vda1") + ":1494", pseudonyms.destination("vda1:1494"));
    assertEquals(pseudonyms.host("VDA1.Example"), pseudonyms.host("vda1.example"));
    assertTrue(pseudonyms.host("vda1.example").matches("host-[0-9a-f]{10}"));
    // no address, and no name that anybody is asked for
    assertTrue(pseudonyms.host("999.1.1.1").matches("host-[0-9a-f]{10}"));
    assertTrue(pseudonyms.host("10.1.2").matches("host-[0-9a-f]{10}"));
    assertTrue(pseudonyms.destination("").matches("host-[0-9a-f]{10}"));
    assertTrue(pseudonyms.destination("a:b:c:d\n:99999").matches("host-[0-9a-f]{10}(:99999)?"));
  }

  @Test
  void theDomainOfAProviderStaysAndWhatIsBeforeItDoesNot() {
    assertTrue(pseudonyms.host("eu.g.nssvc.net").matches("host-[0-9a-f]{10}\\.nssvc\\.net"));
    assertEquals("nssvc.net", pseudonyms.host("nssvc.net"));
    assertTrue(pseudonyms.host("notnssvc.net").matches("host-[0-9a-f]{10}"));
  }

  @Test
  void anEthernetAddressIsOneOfNoVendor() {
    long pseudonym = pseudonyms.hardware(0x0050_56a1_b2c3L);

    assertNotEquals(0x0050_56a1_b2c3L, pseudonym);
    assertEquals(2, pseudonym >>> 40 & 3, "of one host, given locally");
    assertEquals(0, pseudonym >>> 48);
    assertEquals(-1, pseudonyms.hardware(-1));
  }

  @Test
  void fingerprintsHaveAKeyOfTheirOwn() {
    byte[] key = "a key of 32 bytes for this test.".getBytes(StandardCharsets.US_ASCII);

    assertEquals(32, pseudonyms.fingerprintKey().length);
    assertFalse(java.util.Arrays.equals(key, pseudonyms.fingerprintKey()));
  }
}
