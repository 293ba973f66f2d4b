package org.icascope.report.siem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.model.Confidence;
import org.icascope.model.Severity;
import org.icascope.model.Transport;
import org.icascope.report.siem.Fact.Change;
import org.icascope.report.siem.Fact.Evidence;
import org.icascope.report.siem.Fact.Host;
import org.icascope.report.siem.Fact.Links;
import org.icascope.report.siem.Fact.Outcome;
import org.icascope.report.siem.Fact.Place;
import org.icascope.report.siem.Fact.Rule;
import org.icascope.report.siem.Fact.Some;
import org.icascope.report.siem.Fact.Span;
import org.icascope.report.siem.Fact.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts that come from the traffic break no line, and no line becomes too long. */
class SiemTextTest {

  private static final String DELIMITERS = "a|b=c\\d\"e]f g[h{i:j,k'l cs1=x";

  /** A finding with as much of everything as there can be, texts made of this piece. */
  static Fact finding(String piece, int pieces) {
    String text = piece.repeat(pieces);
    Figures figures = new Figures();
    IntStream.range(0, 100).forEach(i -> figures.text("textOfNumber" + i, text));
    Optional<String> name = Optional.of(CleanText.of(text, 128));
    return new Fact(
        Kind.FINDING,
        1,
        "0123456789abcdef",
        new Statement(
            "reconnect-storm",
            CleanText.of(text, Statements.LONGEST_SUMMARY),
            Severity.ERROR,
            Confidence.LIKELY,
            Outcome.UNKNOWN,
            Change.TRAFFIC),
        Span.of(1_772_446_500_123_456_789L, 1_772_446_501_000_000_000L),
        new Place(
            Optional.of(
                new Host("2001:db8:1111:2222:3333:4444:5555:6666", 6, OptionalInt.of(65535))),
            Optional.of(
                new Host("2001:db8:1111:2222:3333:4444:5555:7777", 6, OptionalInt.of(2598))),
            Optional.of(Transport.TCP),
            List.of("tls", "websocket", "socks5", "cgp", "ica"),
            Optional.of("1:LQU9qZlK+B5F3KDmev6m5PMibrg="),
            Optional.empty()),
        new Links(
            uids("0123456789abcdef"),
            uids("fedcba9876543210"),
            uids("1:LQU9qZlK+B5F3KDmev6m5PMibrg="),
            uids("2001:db8:1111:2222:3333:4444:5555:6666")),
        new Evidence(
            Optional.of(CleanText.fileName(text)),
            LongStream.range(1_000_000_000_000L, 1_000_000_000_020L).boxed().toList(),
            5000,
            Shown.shortEnough("tcp.stream == 1" + " || tcp.stream == 1".repeat(50))),
        figures,
        Optional.of(
            new Rule(
                "reconnect-storm",
                "availability",
                CleanText.of(text, Statements.LONGEST_EXPLANATION),
                CleanText.of(text, Statements.LONGEST_EXPLANATION))),
        Optional.of(new Identity(name, name, name, name, name)));
  }

  private static Some uids(String uid) {
    return Surroundings.some(
        IntStream.range(0, 5000).mapToObj(i -> uid).toList(), Surroundings.MOST_UIDS);
  }

  static String line(SiemFormat format, Fact fact) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.line("1").write(fact, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(SiemFormat.class)
  void theLongestRecordIsCutToUnderEightKilobytes(SiemFormat format) {
    for (String piece : List.of("x", "\"", "\\", "=", "]", "\u4e2d", "\u0007")) {
      Fact longest = finding(piece, 2000);
      String line = line(format, longest.shortened());
      int bytes = line.getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes < SiemWriter.MOST_BYTES, piece + " " + bytes);
      assertTrue(line.chars().noneMatch(Character::isISOControl), piece);
      assertTrue(line.contains("5000"), "the totals stay");
    }
  }

  @Test
  void delimitersInNamesComeBackAsTheyWere() {
    Fact fact = finding(DELIMITERS, 1);
    assertEquals(
        DELIMITERS,
        SiemSamples.parse(line(SiemFormat.ECS, fact)).at("/source/user/name").asString());
    assertEquals(
        DELIMITERS,
        SiemSamples.parse(line(SiemFormat.OCSF, fact))
            .at("/evidences/0/src_endpoint/owner/name")
            .asString());
    CefRecord cef = CefRecord.parse(line(SiemFormat.CEF, fact));
    assertEquals(DELIMITERS, cef.extension().get("suser"));
    assertEquals(DELIMITERS, cef.header().get(4));
    assertEquals(Integer.toString(Scale.CEF.of(Severity.ERROR)), cef.header().get(5));
    SyslogRecord syslog = SyslogRecord.parse(line(SiemFormat.SYSLOG, fact));
    assertEquals(DELIMITERS, syslog.data().get(SyslogMapping.ELEMENT).get("user"));
    assertEquals(DELIMITERS, syslog.message());
    assertEquals(131, syslog.priority()); // local0 is 16: 16 * 8 + 3 (error)
  }

  @Test
  void textsThatAreNotAsciiComeThrough() {
    Fact fact = finding("J\u00f6rg \ud83d\ude00", 1);
    SyslogRecord syslog = SyslogRecord.parse(line(SiemFormat.SYSLOG, fact));
    assertEquals("J\u00f6rg \ud83d\ude00", syslog.message());
    assertEquals(
        "J\u00f6rg \ud83d\ude00", CefRecord.parse(line(SiemFormat.CEF, fact)).header().get(4));
  }

  @Test
  void ordersToATerminalAndHalvesOfCharactersAreReplaced() {
    assertEquals("a\ufffdb", CleanText.of("a\nb", 10));
    assertEquals("\ufffd[2J", CleanText.of("\u001b[2J", 10));
    assertEquals("\ufffd\ufffd", CleanText.of("\u202e\u2028", 10)); // right to left, line separator
    assertEquals("x\ufffd", CleanText.of("x\ud83d", 10));
    assertEquals("abc\u2026", CleanText.of("abcdef", 4));
    assertEquals("a\u2026", CleanText.of("a\ud83d\ude00bcd", 3)); // never half a character
    assertEquals("b.pcap", CleanText.fileName("/var/tmp/a\\b.pcap"));
  }

  /** Lengths of the extension dictionary ("Implementing ArcSight Common Event Format"). */
  @Test
  void valuesOfCefAreNoLongerThanItsDictionaryAllows() {
    Map<String, Integer> most =
        Map.ofEntries(
            Map.entry("act", 63),
            Map.entry("app", 31),
            Map.entry("outcome", 63),
            Map.entry("proto", 31),
            Map.entry("reason", 1023),
            Map.entry("msg", 1023),
            Map.entry("externalId", 40),
            Map.entry("cat", 1023),
            Map.entry("fname", 1023),
            Map.entry("suser", 1023),
            Map.entry("sntdom", 255),
            Map.entry("shost", 1023),
            Map.entry("sproc", 1023),
            Map.entry("cs6", 4000),
            Map.entry("cs5", 4000));
    CefRecord record = CefRecord.parse(line(SiemFormat.CEF, finding("x", 2000)));
    most.forEach(
        (key, length) -> {
          assertTrue(record.extension().containsKey(key), key);
          assertTrue(record.extension().get(key).length() <= length, key);
        });
    assertTrue(record.header().get(4).length() <= 512);
  }

  /** The same as in JSON: three decimals, halves up, no exponent. */
  @Test
  void figuresAreWrittenAsInJson() {
    assertEquals("0", FigureText.of(0));
    assertEquals("17.1", FigureText.of(17.1));
    assertEquals("-0.005", FigureText.of(-0.005));
    assertEquals("10180.301", FigureText.of(10180.301));
    assertEquals("0.1", FigureText.of(0.1));
    assertEquals("1.01", FigureText.of(1.01));
    assertEquals("0.001", FigureText.of(0.0005));
    assertEquals("123456789012.5", FigureText.of(123456789012.5));
    assertEquals("10000000000", FigureText.of(1e10));
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      double value = random.nextInt(100_000_000) / (i % 2 == 0 ? 1000.0 : 7.0);
      assertEquals(
          BigDecimal.valueOf(value)
              .setScale(3, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString(),
          FigureText.of(value));
    }
  }
}
