package org.icascope.tunnel.socks;

import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.tunnel.TunnelContext;

/**
 * What both sides say until the way through SOCKS is open (RFC 1928; login by password: RFC 1929).
 */
final class SocksSetup {

  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private static final int BY_PASSWORD = 2;
  private static final int PASSWORD_VERSION = 1;

  private enum Step {
    GREETING,
    LOGIN,
    REQUEST,
    DONE
  }

  /** Told when the set-up cannot be read on, or led to nothing. */
  interface Stop {
    void stop(Severity severity, String code, String message, FrameMark where);
  }

  final SocksBytes client = new SocksBytes();
  final SocksBytes server = new SocksBytes();
  private final TunnelContext context;
  private final SocksFacts facts = new SocksFacts();
  private final Stop stop;
  private Step clientStep = Step.GREETING;
  private Step serverStep = Step.GREETING;
  private boolean stopped;

  SocksSetup(TunnelContext context, Stop stop) {
    this.context = context;
    this.stop = stop;
  }

  /** The client said everything; what follows is content. */
  boolean clientIsDone() {
    return clientStep == Step.DONE;
  }

  /** The server said everything; what follows is content. */
  boolean serverIsDone() {
    return serverStep == Step.DONE;
  }

  /** Reads as many messages as are there. */
  void read() {
    boolean progress = true;
    while (progress && !stopped) {
      progress = readClient() || readServer();
    }
  }

  private boolean readClient() {
    return !stopped
        && switch (clientStep) {
          case GREETING -> greeting();
          case LOGIN -> login();
          case REQUEST -> serverStep != Step.GREETING && request();
          case DONE -> false;
        };
  }

  private boolean greeting() {
    if (client.length() < 2 || client.length() < 2 + client.at(1)) {
      return false;
    }
    context.sink().onTunnel(context.flow(), facts, client.where());
    client.skip(2 + client.at(1));
    clientStep = Step.REQUEST;
    return true;
  }

  /** Name and password: only their lengths are looked at. */
  private boolean login() {
    if (client.length() < 2) {
      return false;
    }
    if (client.at(0) != PASSWORD_VERSION) {
      malformed("a login of SOCKS is none", client);
      return false;
    }
    int nameEnd = 2 + client.at(1);
    if (client.length() <= nameEnd || client.length() < nameEnd + 1 + client.at(nameEnd)) {
      return false;
    }
    client.skip(nameEnd + 1 + client.at(nameEnd));
    clientStep = Step.REQUEST;
    return true;
  }

  private boolean request() {
    int length = addressedLength(client);
    if (length < 0 || client.length() < length) {
      return false;
    }
    if (client.at(1) != CONNECT) {
      undecoded("a request of SOCKS for something other than a connection", client);
      return false;
    }
    facts.addressType = client.at(3);
    facts.port = client.u16(length - 2);
    client.skip(length);
    clientStep = Step.DONE;
    return true;
  }

  private boolean readServer() {
    return !stopped
        && switch (serverStep) {
          case GREETING -> clientStep != Step.GREETING && server.length() >= 2 && choice();
          case LOGIN -> server.length() >= 2 && loginAnswer();
          case REQUEST -> reply();
          case DONE -> false;
        };
  }

  private boolean choice() {
    facts.method = server.at(1);
    if (facts.method == SocksTunnel.NO_METHOD) {
      refused("the SOCKS server takes none of the ways to log on that the client offers");
    } else if (facts.method != 0 && facts.method != BY_PASSWORD) {
      undecoded("a way to log on to SOCKS that is not known (" + facts.method + ")", server);
    }
    boolean byPassword = facts.method == BY_PASSWORD;
    clientStep = byPassword ? Step.LOGIN : Step.REQUEST;
    serverStep = byPassword ? Step.LOGIN : Step.REQUEST;
    server.skip(2);
    return true;
  }

  private boolean loginAnswer() {
    if (server.at(1) != 0) {
      refused("the SOCKS server does not let the client in");
    }
    serverStep = Step.REQUEST;
    server.skip(2);
    return true;
  }

  private boolean reply() {
    int length = addressedLength(server);
    if (length < 0 || server.length() < length) {
      return false;
    }
    facts.reply = server.at(1);
    if (facts.reply != 0) {
      refused("the SOCKS server does not connect the client: " + SocksReplies.of(facts.reply));
    }
    server.skip(length);
    serverStep = Step.DONE;
    return true;
  }

  /** Length of a request or a reply: both end in an address and a port. -1: not known yet. */
  private int addressedLength(SocksBytes bytes) {
    if (bytes.length() < 5) {
      return -1;
    }
    if (bytes.at(0) != SocksTunnel.VERSION || bytes.at(2) != 0) {
      malformed("a message of SOCKS is none", bytes);
      return -1;
    }
    return switch (bytes.at(3)) {
      case IPV4 -> 4 + 4 + 2;
      case NAME -> 4 + 1 + bytes.at(4) + 2;
      case IPV6 -> 4 + 16 + 2;
      default -> {
        malformed("an address in SOCKS is of no kind that exists", bytes);
        yield -1;
      }
    };
  }

  private void malformed(String message, SocksBytes bytes) {
    stop(Severity.ERROR, "socks5.malformed", message, bytes.where());
  }

  private void undecoded(String message, SocksBytes bytes) {
    stop(Severity.NOTICE, "socks5.undecoded", message, bytes.where());
  }

  private void refused(String message) {
    stop(Severity.WARNING, "socks5.refused", message, server.where());
  }

  private void stop(Severity severity, String code, String message, FrameMark where) {
    stopped = true;
    stop.stop(severity, code, message, where);
  }
}
