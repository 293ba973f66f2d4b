package org.icascope.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.icascope.model.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prefix-preserving pseudonyms, against what other implementations make of addresses. */
class CryptoPanTest {

  /** The key that comes with the sample trace of the authors' implementation. */
  private static final int[] KEY = {
    21, 34, 23, 141, 51, 164, 207, 128, 19, 10, 91, 22, 73, 144, 125, 16,
    216, 152, 143, 131, 121, 121, 101, 39, 98, 87, 76, 45, 42, 132, 34, 2
  };

  private static CryptoPan cryptoPan() {
    byte[] key = new byte[KEY.length];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) KEY[i];
    }
    return new CryptoPan(key);
  }

  private static IpAddress address(String text) {
    return HostText.address(text).orElseThrow();
  }

  /**
   * IPv4: the sample trace of the authors, raw and sanitized, as the tests of several public
   * implementations list it. IPv6: what two of them agree on; the authors have none.
   */
  @ParameterizedTest
  @CsvSource({
    "128.11.68.132, 135.242.180.132",
    "129.118.74.4, 134.136.186.123",
    "130.132.252.244, 133.68.164.234",
    "141.223.7.43, 141.167.8.160",
    "141.233.145.108, 141.129.237.235",
    "152.163.225.39, 151.140.114.167",
    "156.29.3.236, 147.225.12.42",
    "24.0.250.221, 100.15.198.226",
    "24.13.62.231, 100.2.192.247",
    "24.14.213.138, 100.1.42.141",
    "24.5.0.80, 100.9.15.210",
    "24.7.198.88, 100.10.6.25",
    "24.94.26.44, 100.88.228.35",
    "38.15.67.68, 64.3.66.187",
    "4.3.88.225, 124.60.155.63",
    "63.14.55.111, 95.9.215.7",
    "63.195.241.44, 95.179.238.44",
    "63.97.7.140, 95.97.9.123",
    "64.14.118.196, 0.255.183.58",
    "64.34.154.117, 0.221.154.117",
    "64.39.15.238, 0.219.7.41",
    "10.185.25.118, 117.161.29.118",
    "::1, 78ff:f001:9fc0:20df:8380:b1f1:704:ed",
    "::2, 78ff:f001:9fc0:20df:8380:b1f1:704:ef",
    "::ffff, 78ff:f001:9fc0:20df:8380:b1f1:704:f838",
    "2001:db8::1, 4401:2bc:603f:d91d:27f:ff8e:e6f1:dc1e",
    "2001:db8::2, 4401:2bc:603f:d91d:27f:ff8e:e6f1:dc1c"
  })
  void aPseudonymIsThatOfOtherImplementations(String clear, String pseudonym) {
    assertEquals(pseudonym, cryptoPan().address(address(clear)).toString());
  }

  @Test
  void keptBitsAreThoseOfTheAddressAndTheRestIsTurnedAsEver() {
    // the bits from the 17th on depend on the address before them, not on its pseudonym
    IpAddress whole = cryptoPan().address(address("24.5.0.80"));
    IpAddress rest = cryptoPan().address(address("24.5.0.80"), 16);

    assertEquals(whole.low() & 0xffff, rest.low() & 0xffff);
    assertEquals(0x1805, rest.low() >>> 16);
    assertEquals(address("24.5.0.80"), cryptoPan().address(address("24.5.0.80"), 32));
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new CryptoPan(new byte[16]));
  }
}
