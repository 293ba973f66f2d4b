package org.icascope.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A reason that a NetScaler writes into the window field of a RST. The codes stand in {@code
 * netscaler-reset-codes.txt} beside this class, with their source.
 *
 * @param meaning a few words
 */
public record ResetCode(int code, Kind kind, String meaning) {

  /** What a code is about. */
  public enum Kind {
    /** A connection on which nothing happened for too long. */
    IDLE,
    /** The gateway could not follow ICA. */
    PARSE,
    /** An administrator or a program ended the session on purpose. */
    KILLED,
    /** An upgrade to a WebSocket is not allowed. */
    WEBSOCKET,
    /** Anything else that ends sessions. */
    SESSION,
    /** The gateway only passes on what came from its other side. */
    PASSED,
    TLS,
    /** A change of configuration. */
    CONFIG,
    /** A health check. */
    MONITOR,
    /** A packet that belongs to no connection. */
    STRAY
  }

  private static final class Table {
    static final Map<Integer, ResetCode> CODES = read();

    private static Map<Integer, ResetCode> read() {
      Map<Integer, ResetCode> codes = new HashMap<>();
      text()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(ResetCode::of)
          .forEach(code -> codes.put(code.code, code));
      return codes;
    }

    private static String text() {
      try (InputStream in = ResetCode.class.getResourceAsStream("netscaler-reset-codes.txt")) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ResetCode of(String line) {
    String[] parts = line.split(" ", 3);
    return new ResetCode(
        Integer.parseInt(parts[0]), Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
  }

  /**
   * @param window the window field of a RST as it stands in the header
   */
  public static Optional<ResetCode> of(int window) {
    return Optional.ofNullable(Table.CODES.get(window));
  }

  /** It is of one of these kinds. */
  public boolean isOneOf(Kind... kinds) {
    return Arrays.asList(kinds).contains(kind);
  }
}
