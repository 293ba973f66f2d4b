package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import org.icascope.model.Direction;
import org.icascope.testkit.Launch;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.SealedTls;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.WebSocketWriter;

/**
 * What goes on around sessions and holds secrets: log-ons, launch files, requests for tickets. Each
 * secret is another one wherever it stands.
 */
final class SecretTraffic {

  /** None that numbers have, decimal or hexadecimal: folders for tests have random ones. */
  private static final String LETTERS = "GHJKLMNPQRSTVWXYZghjkmnpqrstvwxyz";

  private static final int SECRET_LETTERS = 16;

  private static final String LOG_ON =
      "POST /Citrix/StoreWeb/ExplicitAuth/LoginAttempt?token={token} HTTP/1.1\r\n"
          + "Host: gate.example\r\nAuthorization: Basic {basic}\r\nReferer: https://x/?t={referer}\r\n"
          + "Cookie: NSC_AAAC={cookie}; NSC_TMAS={cookie}; CtxsAuthId={cookie};"
          + " ASP.NET_SessionId={cookie}\r\nCsrf-Token: {csrf}\r\nContent-Length: 120\r\n\r\n"
          + "username=jane&password={password}&passcode={passcode}&StateContext={state}";

  private static final String LAUNCH =
      "HTTP/1.1 200 OK\r\nSet-Cookie: NSC_AAAC={cookie}; Secure\r\n"
          + "Content-Type: application/x-ica\r\n\r\n[App]\r\nAddress=;40;STA1;{STA ticket}\r\n"
          + "ClearPassword={password}\r\nPassword={password}\r\nLogonTicket={logon ticket}\r\n"
          + "LogonTicketType=CTXS1\r\nLaunchReference={reference}\r\nCGPSecurityTicket={ticket}\r\n"
          + "SSLProxyHost=gate.example:443\r\nSessionsharingKey={key}\r\n";

  private static final String BROKER =
      "POST /scripts/wpnbr.dll HTTP/1.1\r\nHost: broker\r\nContent-Type: text/xml\r\n"
          + "Content-Length: 300\r\n\r\n<?xml version=\"1.0\"?>\n<NFuseProtocol version=\"5.5\">"
          + "<RequestAddress><Credentials><UserName>jane</UserName>"
          + "<Password encoding=\"cleartext\">{password}</Password><Ticket>{ticket}</Ticket>"
          + "</Credentials></RequestAddress></NFuseProtocol>";

  private static final String MAIL = "USER jane\r\nPASS {password}\r\nAUTH PLAIN {basic}\r\n";

  private final Scenario scenario;
  private final Marks secrets;
  private final Random random = new Random(8);
  private int port = 40_000;

  SecretTraffic(Scenario scenario, Marks secrets) {
    this.scenario = scenario;
    this.secrets = secrets;
  }

  /** Everything, in every way. */
  void plant() {
    Network network = scenario.network(1);
    inTcp(network, "gate.example", 80, tcp -> {});
    inTcp(network, "gate.example", 2598, tcp -> {}); // expected to be something else
    inTcp(network, "gate.example", 443, tcp -> secure(network, tcp, Kind.tls(0x1301)));
    inTcp(network, "gate.example", 443, tcp -> secure(network, tcp, Kind.tls(0xc02f)));
    inTcp(network, "gate.example", 8008, tcp -> upgrade(network, tcp));
    inPieces(network);
    socks(network);
    refusedUpgrade(network);
    datagrams(network);
    tickets();
  }

  /** A new secret. */
  String secret(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SECRET_LETTERS; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    secrets.text(name, text.toString());
    return text.toString();
  }

  /** A text with secrets in place of the names in braces. */
  private byte[] filled(String form, String where) {
    StringBuilder text = new StringBuilder(form);
    for (int at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at)) {
      int end = text.indexOf("}", at);
      String name = text.substring(at + 1, end);
      String secret = secret(name + " " + where);
      text.replace(at, end + 1, name.equals("basic") ? base64("jane:" + secret) : secret);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private TcpConversation next(Network network, int serverPort) {
    HostPort client = new HostPort("192.168.20.90", port++);
    return new TcpConversation(network, client, new HostPort("203.0.113.20", serverPort)).connect();
  }

  private void inTcp(Network network, String host, int server, Consumer<TcpConversation> layers) {
    for (String request : new String[] {LOG_ON, BROKER, MAIL}) {
      TcpConversation tcp = next(network, server);
      layers.accept(tcp);
      say(tcp, CLIENT_TO_SERVER, filled(request, "on port " + server));
      say(tcp, SERVER_TO_CLIENT, filled(LAUNCH, "on port " + server));
      tcp.close(CLIENT_TO_SERVER);
    }
  }

  private static void say(TcpConversation tcp, Direction direction, byte[] bytes) {
    tcp.send(direction, bytes, () -> {});
    tcp.awaitDelivery(direction);
  }

  private static void secure(Network network, TcpConversation tcp, Kind kind) {
    SealedTls tls = new SealedTls(kind, network.random());
    network.recording().addKeys(tls.keyLog());
    for (SealedTls.Flight flight : tls.handshake("gate.example")) {
      say(tcp, flight.sender(), flight.bytes());
    }
    tcp.wrapIn(tls::wrap);
  }

  /** An upgrade with secrets in it, a ping and a close with more, then text in frames. */
  private void upgrade(Network network, TcpConversation tcp) {
    String key = ask(tcp);
    say(tcp, SERVER_TO_CLIENT, WebSocketWriter.agreed(key, line("Set-Cookie: a=", "set")));
    byte[] mask = new byte[4];
    network.random().nextBytes(mask);
    byte[] ping = secret("ping").getBytes(StandardCharsets.US_ASCII);
    int first = WebSocketWriter.FIN | WebSocketWriter.PING;
    say(tcp, CLIENT_TO_SERVER, WebSocketWriter.masked(first, mask, ping));
    byte[] text = filled(LOG_ON, "in a text of a WebSocket");
    int textFrame = WebSocketWriter.FIN | WebSocketWriter.TEXT;
    say(tcp, CLIENT_TO_SERVER, WebSocketWriter.masked(textFrame, mask, text));
    byte[] reason = new Bytes().u8(3).u8(232).ascii(secret("reason of a close")).toArray();
    int close = WebSocketWriter.FIN | WebSocketWriter.CLOSE;
    say(tcp, SERVER_TO_CLIENT, WebSocketWriter.frame(close, reason));
  }

  private String ask(TcpConversation tcp) {
    byte[] nonce = new byte[16];
    random.nextBytes(nonce);
    String key = Base64.getEncoder().encodeToString(nonce);
    String request =
        new String(
                WebSocketWriter.request(
                    "203.0.113.20",
                    "https://jane:" + secret("log-on in an origin") + "@page.example",
                    key,
                    line("Cookie: NSC_AAAC=", "cookie")
                        + line("Authorization: Bearer ", "bearer")
                        + line("Sec-WebSocket-Protocol: ", "subprotocol")),
                StandardCharsets.US_ASCII)
            .replace("GET / ", "GET /launch/" + secret("path") + "?t=" + secret("query") + " ");
    say(tcp, CLIENT_TO_SERVER, request.getBytes(StandardCharsets.US_ASCII));
    return key;
  }

  private String line(String header, String name) {
    return header + secret(name + " of an upgrade") + "\r\n";
  }

  private void refusedUpgrade(Network network) {
    TcpConversation tcp = next(network, 8008);
    ask(tcp);
    String answer = "HTTP/1.1 302 moved to {reason}\r\nLocation: /?t={location}\r\n\r\n{body}";
    say(tcp, SERVER_TO_CLIENT, filled(answer, "of a refusal"));
    tcp.close(SERVER_TO_CLIENT);
  }

  /** Segments of nine bytes, so that secrets are spread over several. */
  private void inPieces(Network network) {
    TcpConversation tcp = next(network, 80);
    byte[] request = filled(LOG_ON, "in pieces");
    for (int at = 0; at < request.length; at += 9) {
      say(tcp, CLIENT_TO_SERVER, Arrays.copyOfRange(request, at, Math.min(at + 9, request.length)));
    }
    tcp.reset(SERVER_TO_CLIENT);
  }

  /** RFC 1928 and 1929: a log-on and a destination that is a ticket, before the port refuses. */
  private void socks(Network network) {
    TcpConversation tcp = next(network, 1080);
    say(tcp, CLIENT_TO_SERVER, Bytes.ofHex("05 02 00 02"));
    say(tcp, SERVER_TO_CLIENT, Bytes.ofHex("05 02"));
    String user = secret("user of SOCKS");
    String password = secret("password of SOCKS");
    Bytes logOn = new Bytes().u8(1).u8(user.length()).ascii(user);
    say(tcp, CLIENT_TO_SERVER, logOn.u8(password.length()).ascii(password).toArray());
    say(tcp, SERVER_TO_CLIENT, Bytes.ofHex("01 00"));
    String host = ";40;STA1;" + secret("ticket for SOCKS");
    Bytes request = new Bytes().u8(5).u8(1).u8(0).u8(3).u8(host.length()).ascii(host);
    say(tcp, CLIENT_TO_SERVER, request.u8(10).u8(38).toArray());
    say(tcp, SERVER_TO_CLIENT, Bytes.ofHex("05 05 00 01 00000000 0000"));
    tcp.close(CLIENT_TO_SERVER);
  }

  /** In UDP on ports of all kinds, and quoted by a router. */
  private void datagrams(Network network) {
    for (int server : new int[] {2598, 1494, 443, 53, 161, 1812, 5353}) {
      HostPort client = new HostPort("192.168.20.90", port++);
      byte[] text = filled(MAIL + "{community}", "in a datagram to port " + server);
      CapturedFrame frame = network.datagram(client, new HostPort("203.0.113.20", server), text);
      network.icmp("192.168.20.1", frame.bytes(), 3, 3, 0);
      network.clock().advanceMillis(5);
    }
  }

  private void tickets() {
    Launch launch = Launch.at(scenario, "203.0.113.30", 52_000, 2);
    launch.issue("10.10.5.40:80", "STA1", secret("ticket of an STA"));
    launch.redeem("10.10.5.40:80", secret("redeemed ticket"), "10.10.5.41:2598");
    launch.redeemUnknown("10.10.5.40:80", secret("unknown ticket"));
    launch.redeemWithStatus("10.10.5.40:80", secret("ticket in vain"), 503);
    launch.redeemInVain("10.10.5.40:80", secret("ticket without an answer"), 6);
    launch.exchange(
        "10.10.5.40:80",
        filled(BROKER, "to an STA"),
        filled("HTTP/1.1 500 {reason}\r\n\r\n{body}", "of an STA"));
  }
}
