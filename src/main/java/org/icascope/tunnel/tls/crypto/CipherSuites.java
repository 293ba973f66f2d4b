package org.icascope.tunnel.tls.crypto;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All cipher suites that are registered with IANA, and what is needed to decrypt with some. */
public final class CipherSuites {

  private static final int NUMBER_DIGITS = 4;

  /** Read when the first suite is asked for: most captures have none. */
  private static final class Table {
    static final Map<Integer, String> NAMES = read();
  }

  private CipherSuites() {}

  /**
   * The name registered with IANA, {@code GREASE (0x1a1a)} for values that clients send to keep
   * servers tolerant (RFC 8701), else {@code unknown (0xc0fe)}.
   */
  public static String name(int suite) {
    String name = Table.NAMES.get(suite);
    if (name != null) {
      return name;
    }
    String kind = isGrease(suite) ? "GREASE" : "unknown";
    return kind + " (0x" + String.format(Locale.ROOT, "%04x", suite) + ")";
  }

  /** What is needed to decrypt with a suite; empty for suites that are not decrypted. */
  public static Optional<CipherSuite> of(int suite) {
    String name = Table.NAMES.get(suite);
    return name == null ? Optional.empty() : SuiteName.read(suite, name);
  }

  /** Whether a number of a suite, an extension or a group is a meaningless one (RFC 8701). */
  public static boolean isGrease(int value) {
    return (value & 0x0f0f) == 0x0a0a && value >> 8 == (value & 0xff);
  }

  private static Map<Integer, String> read() {
    Map<Integer, String> names = new HashMap<>(1024);
    try (InputStream in = CipherSuites.class.getResourceAsStream("cipher-suites.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          int number = Integer.parseInt(line.substring(0, NUMBER_DIGITS), 16);
          names.put(number, line.substring(NUMBER_DIGITS + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the table of cipher suites is missing in the jar", e);
    }
    return names;
  }
}
