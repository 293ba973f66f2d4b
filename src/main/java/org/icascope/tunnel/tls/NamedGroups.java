package org.icascope.tunnel.tls;

import java.util.Map;

/** Names of groups for the key exchange: the registry TLS Supported Groups of IANA. */
final class NamedGroups {

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(19, "secp192r1"),
          Map.entry(21, "secp224r1"),
          Map.entry(22, "secp256k1"),
          Map.entry(23, "secp256r1"),
          Map.entry(24, "secp384r1"),
          Map.entry(25, "secp521r1"),
          Map.entry(26, "brainpoolP256r1"),
          Map.entry(27, "brainpoolP384r1"),
          Map.entry(28, "brainpoolP512r1"),
          Map.entry(29, "x25519"),
          Map.entry(30, "x448"),
          Map.entry(31, "brainpoolP256r1tls13"),
          Map.entry(32, "brainpoolP384r1tls13"),
          Map.entry(33, "brainpoolP512r1tls13"),
          Map.entry(41, "curveSM2"),
          Map.entry(256, "ffdhe2048"),
          Map.entry(257, "ffdhe3072"),
          Map.entry(258, "ffdhe4096"),
          Map.entry(259, "ffdhe6144"),
          Map.entry(260, "ffdhe8192"),
          Map.entry(512, "MLKEM512"),
          Map.entry(513, "MLKEM768"),
          Map.entry(514, "MLKEM1024"),
          Map.entry(4587, "SecP256r1MLKEM768"),
          Map.entry(4588, "X25519MLKEM768"),
          Map.entry(4589, "SecP384r1MLKEM1024"),
          Map.entry(25497, "X25519Kyber768Draft00"));

  private NamedGroups() {}

  static String name(int number) {
    String name = NAMES.get(number);
    return name == null ? String.format("0x%04x", number) : name;
  }
}
