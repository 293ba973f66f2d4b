package org.icascope.cli;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not be found in an output, in any of the usual spellings, and what it stands for. */
final class ClearTexts {

  private static final Pattern IPV4 =
      Pattern.compile("(?<![\\d.])\\d{1,3}(\\.\\d{1,3}){3}(?![\\d.])");
  private static final Pattern IPV6 =
      Pattern.compile("(?<![\\w:.])(?=[0-9a-f:]*:[0-9a-f]*:)[0-9a-f:]{3,39}(?![\\w:.])");
  private static final Pattern ETHERNET =
      Pattern.compile("(?<![\\w:])[0-9a-f]{2}(:[0-9a-f]{2}){5}(?![\\w:])");

  /** As sentences name the page of a browser. */
  private static final Pattern ORIGIN = Pattern.compile("(?<=\\(Origin )[^)]+");

  /** The same everywhere, so that they tell nothing. */
  private static final Pattern SAME_EVERYWHERE =
      Pattern.compile("0\\.0\\.0\\.0|127\\..*|2[234]\\d\\..*|255\\.255\\.255\\.255|::1?|ff0.*");

  /** Names of fields in JSON whose values are to be pseudonyms. */
  private static final Set<String> NAMES =
      Set.of(
          "serverName",
          "subject",
          "issuer",
          "user",
          "domain",
          "clientName",
          "application",
          "launcher",
          "file",
          "destination",
          "name");

  private static final Set<String> KEYED =
      Set.of("communityId", "uid", "ticketFingerprint", "sha256");

  private final Map<String, String> spellings = new HashMap<>();

  int size() {
    return spellings.size();
  }

  /** All addresses that stand somewhere in a text. */
  void addressesOf(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    IPV4.matcher(lower).results().forEach(found -> address(found.group()));
    IPV6.matcher(lower).results().forEach(found -> address(found.group()));
    ETHERNET.matcher(lower).results().forEach(found -> ethernet(found.group()));
  }

  /** What an analysis document says of addresses and names. */
  void document(String json) {
    addressesOf(json);
    ORIGIN.matcher(json).results().forEach(found -> text(found.group()));
    fields(JsonMapper.shared().readTree(json));
  }

  private void fields(JsonNode node) {
    node.properties()
        .forEach(
            each -> {
              if (each.getValue().isString() && isTelling(node, each.getKey())) {
                text(each.getValue().asString());
              }
            });
    for (String list : List.of("names", "serverNames")) {
      node.path(list).forEach(name -> text(name.asString()));
    }
    node.forEach(this::fields);
  }

  private static boolean isTelling(JsonNode node, String name) {
    boolean program =
        name.equals("name") && (node.has("version") || node.has("id") || node.has("class"));
    return KEYED.contains(name) || NAMES.contains(name) && !program;
  }

  /** A text as it is; letters of either case. */
  void text(String text) {
    if (text.length() > 3 && !SAME_EVERYWHERE.matcher(text).matches()) {
      spellings.put(text.toLowerCase(Locale.ROOT), text);
    }
  }

  private void address(String text) {
    byte[] bytes;
    try {
      bytes = InetAddress.getByName(text.contains(":") ? text : text.strip()).getAddress();
    } catch (UnknownHostException e) {
      return; // 300.1.1.1, or a time
    }
    if (SAME_EVERYWHERE.matcher(text).matches()) {
      return;
    }
    put(text, text);
    hexadecimal(text, bytes);
    put(text, new BigInteger(1, bytes).toString());
    if (bytes.length == 4) {
      String[] parts = text.split("\\.");
      put(text, String.join("-", parts));
      put(text, parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0]);
    } else {
      put(text, HexFormat.of().formatHex(bytes).replaceAll("(.{4})(?!$)", "$1:"));
    }
  }

  private void ethernet(String text) {
    if (!text.startsWith("ff:ff") && !text.startsWith("00:00:00")) {
      hexadecimal(text, HexFormat.ofDelimiter(":").parseHex(text));
    }
  }

  private void hexadecimal(String text, byte[] bytes) {
    put(text, HexFormat.of().formatHex(bytes));
    put(text, "0x" + HexFormat.of().formatHex(bytes));
    put(text, HexFormat.ofDelimiter(":").formatHex(bytes));
    put(text, HexFormat.ofDelimiter("-").formatHex(bytes));
    byte[] reversed = bytes.clone();
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    put(text, HexFormat.of().formatHex(reversed));
  }

  private void put(String text, String spelling) {
    spellings.put(spelling.toLowerCase(Locale.ROOT), text);
  }

  /** What of it is there: as a word, or at the begin or end of one that punctuation joins. */
  Set<String> in(String output) {
    Set<String> found = new TreeSet<>();
    Set<Integer> lengths = new TreeSet<>();
    spellings.keySet().forEach(spelling -> lengths.add(spelling.length()));
    String lower = output.toLowerCase(Locale.ROOT);
    for (int at = 0; at < lower.length(); at++) {
      if (mayBegin(lower, at)) {
        for (int length : lengths) {
          if (mayEnd(lower, at + length)) {
            String spelling = lower.substring(at, at + length);
            String text = spellings.get(spelling);
            if (text != null) {
              found.add(text + " as " + spelling);
            }
          }
        }
      }
    }
    return found;
  }

  /** Nothing before it belongs to it; the second group of an address does not begin another. */
  private static boolean mayBegin(String text, int at) {
    boolean joined = at > 1 && text.charAt(at - 1) == ':' && isHex(text, at - 2);
    return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) && !joined;
  }

  private static boolean mayEnd(String text, int at) {
    return at == text.length() || at < text.length() && !Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isHex(String text, int at) {
    return Character.digit(text.charAt(at), 16) >= 0;
  }
}
