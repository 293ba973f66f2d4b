package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters mean, by one frame and what wireshark-filter(4) of 4.0 says of it. */
class FilterSemanticsTest {

  /** A SYN from port 50000 to 2598, with a CGP message of the command 1. */
  private static FrameForTests frame() {
    return new FrameForTests()
        .with("frame", "000102030405060708090a0b")
        .with("frame.number", "7")
        .with("frame.len", "60")
        .with("frame.time", "1772443898.5") // 2026-03-02T09:31:38.5Z, by date -d
        .with("frame.time_delta", "0.25")
        .with("frame.protocols", "eth:ethertype:ip:tcp")
        .with("eth.src", "00:00:83:0a:0b:0c")
        .with("eth.addr", "02:00:00:00:00:01", "00:00:83:0a:0b:0c")
        .with("ip.addr", "10.1.2.3", "192.168.0.9")
        .with("ip.src", "10.1.2.3")
        .with("ip.dst", "192.168.0.9")
        .with("ipv6.addr", "fe80::1", "2001:db8::5")
        .with("tcp", "")
        .with("tcp.port", "50000", "2598")
        .with("tcp.srcport", "50000")
        .with("tcp.dstport", "2598")
        .with("tcp.len", "0")
        .with("tcp.flags", "0x002")
        .with("tcp.flags.syn", "1")
        .with("tcp.flags.ack", "0")
        .with("http.host", "Example.org", "a\"b\\c")
        .with("cgp", "")
        .with("cgp.command", "1")
        .with("cgp.blob", "414243")
        .with("cgp.reliability.secret_ticket", new FieldValue.Present(20));
  }

  private static boolean matches(String filter) throws FilterException {
    return DisplayFilter.compile(filter, CatalogForTests.CATALOG, ZoneOffset.UTC).matches(frame());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "cgp",
        "cgp && tcp",
        "not udp",
        "tcp.flags.ack", // it is there, though false
        "udp or cgp and tcp", // and binds tighter: udp or (cgp and tcp)
        "tcp or tcp and udp",
        "tcp xor udp",
        "tcp ^^ udp",
        "!udp.port == 1 and tcp || udp",
        "tcp.port == 2598",
        "tcp.port eq 0xa26",
        "tcp.port == 05046",
        "tcp.port == 0b101000100110",
        "tcp.port any_ne 2598",
        "tcp.port !== 2598",
        "tcp.port ~= 2598",
        "tcp.port != 80",
        "any tcp.port != 2598",
        "all tcp.port > 2000",
        "all tcp.port in {2598, 50000}",
        "tcp.port in {80 2598}",
        "tcp.port in {80, 2000..3000}",
        "tcp.port in {1..2,tcp.srcport}",
        "tcp.port in {1 .. tcp.dstport}",
        "tcp.port not in {80}",
        "udp.port not in {80}",
        "not udp.port == 80",
        "tcp.srcport > tcp.dstport > 2000",
        "ip.src == 10.0.0.0/8",
        "ip.src != 11.0.0.0/8",
        "ip.addr === 0.0.0.0/0",
        "ip.addr in {10.1.2.0..10.1.2.9}",
        "ip.src < 10.2.0.0/16",
        "ipv6.addr == fe80::/10",
        "ipv6.addr == 2001:db8:0:0::/64",
        "ipv6.addr == ::ffff:1.2.3.4 or ipv6.addr == 2001:db8::5",
        "ip.src & 255.0.0.0 == 10.0.0.0",
        "eth.src[0:3] == 00:00:83",
        "eth.src[0:3] == 000083",
        "eth.src[-1] == 0c",
        "eth.src == 0000.830a.0b0c",
        "eth.src == 00-00-83-0a-0b-0c",
        "eth.src contains 83:0a",
        "any eth.addr[0] & 0x0f == 2",
        "frame[4:1] == 4",
        "frame[4] == 0x04",
        "frame[-4:4] == 8.9.a.b",
        "frame[-4:] == 08:09:0a:0b",
        "frame[-4--3] == 08:09",
        "frame[:2] == 00:01",
        "frame[2-3] == 02:03",
        "frame[1,3-5,9:] == 01:03:04:05:09:0a:0b",
        "frame[11]",
        "frame[:]",
        "frame[0:4][1] == 01",
        "frame[0:2] & 00:01 == 00:01",
        "frame contains 05:06",
        "frame[8:] matches \"^\\x08\"",
        "cgp.blob contains \"BC\"",
        "cgp.blob == \"ABC\"",
        "cgp.blob > \"AB\"",
        "cgp.blob matches \"^a.c$\"",
        "tcp.flags & 0x02",
        "tcp.flags & 0x12 == 2",
        "tcp.flags + 1 & 1", // (flags + 1) & 1
        "tcp.flags & 1 + 1", // flags & 2
        "tcp.flags.syn == True",
        "tcp.flags.syn == 2", // every number but 0 is true
        "tcp.flags.ack == FALSE",
        "tcp.flags.syn > tcp.flags.ack",
        "tcp.dstport + 1 == 2599",
        "{tcp.dstport + 1} * 2 == 5198",
        "tcp.dstport % 100 == 98",
        "tcp.dstport / 2 == 1299",
        "tcp.len - 5 == -5",
        "-tcp.flags == -2",
        "tcp.flags == 1 + 1",
        "tcp.srcport - tcp.dstport == 47402",
        "len(frame) == 12",
        "len(http.host) == 11",
        "len(cgp.reliability.secret_ticket) > 16",
        "cgp.reliability.secret_ticket",
        "count(cgp.reliability.secret_ticket) == 1",
        "count(tcp.port) == 2",
        "max(tcp.port) == 50000",
        "max(tcp.dstport, tcp.len, 7) == 2598",
        "min(tcp.port, tcp.len) == 0",
        "abs(tcp.len - 5) == 5",
        "string(frame.number) matches \"[13579]$\"",
        "string(ip.src) == \"10.1.2.3\"",
        "string(eth.src) contains \"83:0a\"",
        "upper(http.host) == \"EXAMPLE.ORG\"",
        "lower(http.host) contains \"example\"",
        "http.host == Example.org",
        "http.host[0:2] == \"Ex\"",
        "http.host matches \"^example\\\\.ORG$\"",
        "http.host matches r\"^example\\.ORG$\"",
        "http.host ~ \"(?-i)^E\"",
        "http.host == \"\\x45xample.\\157rg\"",
        "http.host == \"a\\\"b\\\\c\"",
        "http.host contains r\"b\\c\"",
        "http.host in {\"x\", \"Ea\"..\"Ez\"}",
        "frame.time >= \"2026-03-02 09:31:38\"",
        "frame.time < \"2026-03-02T09:31:38.6Z\"",
        "frame.time == \"2026-03-02 11:31:38.5+02:00\"",
        "frame.time == \"Mar  2, 2026 09:31:38.5 UTC\"",
        "frame.time > 2026-03-02",
        "frame.time == 1772443898.5",
        "frame.time_delta == 0.25",
        "frame.time_delta in {0 .. 0.5}",
        "frame.time_delta * 4 == 1",
        "frame.number > 'A' - 60", // 65 - 60
        "cgp.command == BIND_REQUEST",
        "cgp.command == \"bind_request\"",
        "cgp.command in {DATA, BIND_REQUEST}",
        "tcp.port==2598&&ip.addr==10.1.2.3&&!udp",
      })
  void theFrameMatches(String filter) throws FilterException {
    assertEquals(true, matches(filter));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp",
        "tcp.port != 2598", // 4.0: no value may be equal
        "tcp.port ne 2598",
        "tcp.port === 2598",
        "all tcp.port == 2598",
        "udp.port != 80", // a comparison asks for presence
        "all udp.port != 80",
        "count(udp.port) == 0",
        "udp.port in {1..70000}",
        "not tcp or udp",
        "tcp xor ip.src",
        "tcp.srcport > tcp.dstport > 3000",
        "tcp.port in {5000..1}",
        "ip.src == 11.0.0.0/8",
        "ip.addr == fe80::1",
        "ip.src > 10.0.0.0/8",
        "frame[12]",
        "frame[8:5]",
        "frame[8:5] == 00",
        "frame[-13:] contains 00",
        "frame[0:2] & ff == 00",
        "tcp[0] == 00", // its bytes are not told
        "tcp contains 00",
        "tcp.flags & 0x10",
        "tcp.len + 0", // a calculation is true when it is not 0
        "tcp.dstport / tcp.len == 0",
        "tcp.flags.ack == 1",
        "http.host matches \"(?-i)EXAMPLE\"",
        "http.host contains \"EXAMPLE\"",
        "string(frame.number) matches \"[02468]$\"",
        "frame.time > \"2026-03-02 09:31:38.5\"",
        "cgp.command == DATA",
        "max(udp.port) > 0",
      })
  void theFrameDoesNotMatch(String filter) throws FilterException {

    assertEquals(false, matches(filter));
  }

  @Test
  void timesWithoutZoneAreLocal() throws FilterException {
    String filter = "frame.time == \"2026-03-02 11:31:38.5\"";
    assertEquals(
        true,
        DisplayFilter.compile(filter, CatalogForTests.CATALOG, ZoneOffset.ofHours(2))
            .matches(frame()));
  }

  @Test
  void asksOnlyForWhatIsNeededToAnswer() throws FilterException {
    FrameForTests frame = frame();
    DisplayFilter filter =
        DisplayFilter.compile("udp.port == 1 && cgp && tcp", CatalogForTests.CATALOG);
    assertEquals(false, filter.matches(frame));
    assertEquals(1, frame.asked());
  }

  @Test
  void tellsTheFieldsItAsksFor() throws FilterException {
    String text =
        "tcp.port in {1, udp.port} && !(cgp.command == DATA) && len(frame[1:]) > 3 && cgp";
    assertEquals(
        List.of("tcp.port", "udp.port", "cgp.command", "frame", "cgp"),
        DisplayFilter.compile(text, CatalogForTests.CATALOG).fields().stream()
            .map(FieldInfo::name)
            .toList());
  }

  @Test
  void chainsOfFieldsWithManyValuesEndInTime() throws FilterException {
    FrameForTests frame = new FrameForTests();
    for (int i = 0; i < 100; i++) {
      frame.with("tcp.port", Integer.toString(i));
    }
    String chain = "tcp.port" + " + tcp.port".repeat(150) + " == -1";
    assertEquals(false, DisplayFilter.compile(chain, CatalogForTests.CATALOG).matches(frame));
  }
}
