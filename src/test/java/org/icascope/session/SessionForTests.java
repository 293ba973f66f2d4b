package org.icascope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;

/** Puts a session together by hand: over CGP, ended, from a client of its own, unless told. */
public final class SessionForTests {

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private int serial;
  private IpAddress client;
  private Endpoint server;
  private List<Session.Connection> connections = List.of();
  private FrameMark start;
  private FrameMark end;
  private String reliability = "cgp";
  private Outcome outcome = Outcome.CLOSED;
  private List<String> layers = List.of("cgp", "ica");
  private String stack = "TCP > CGP > ICA";
  private boolean alreadyRunning;
  private boolean clientShared;
  private Session.Setup setup = new Session.Setup(NONE, NONE, NONE, NONE, NONE, NONE);
  private Optional<Session.Cgp> cgp = Optional.empty();
  private Optional<IcaConnection> ica = Optional.empty();
  private List<Session.NotDecoded> notDecoded = List.of();

  public SessionForTests(int serial, IpAddress client, Endpoint server) {
    this.serial = serial;
    this.client = client;
    this.server = server;
  }

  /** One that begins as another one. */
  public SessionForTests(Session session) {
    this(session.serial(), session.client(), session.server());
    connections = session.connections();
    start = session.start();
    end = session.end();
    reliability = session.reliability();
    outcome = session.outcome();
    layers = session.layers();
    stack = session.stack();
    alreadyRunning = session.alreadyRunning();
    clientShared = session.clientShared();
    setup = session.setup();
    cgp = session.cgp();
    ica = session.ica();
    notDecoded = session.notDecoded();
  }

  /** Another connection. */
  public SessionForTests on(int flow, Session.Role role) {
    connections = new ArrayList<>(connections);
    connections.add(new Session.Connection(flow, role));
    return this;
  }

  /** No connections but these. */
  public SessionForTests on(List<Session.Connection> all) {
    connections = all;
    return this;
  }

  public SessionForTests from(FrameMark first) {
    start = first;
    return this;
  }

  public SessionForTests until(FrameMark last) {
    end = last;
    return this;
  }

  public SessionForTests outcome(Outcome result) {
    outcome = result;
    return this;
  }

  public SessionForTests layers(List<String> outermostFirst) {
    layers = outermostFirst;
    return this;
  }

  /** On the ICA port. */
  public SessionForTests withoutReliability() {
    reliability = "none";
    layers = List.of("ica");
    stack = "TCP > ICA";
    return this;
  }

  public SessionForTests alreadyRunning(boolean running) {
    alreadyRunning = running;
    return this;
  }

  public SessionForTests clientShared(boolean shared) {
    clientShared = shared;
    return this;
  }

  public SessionForTests setup(Session.Setup times) {
    setup = times;
    return this;
  }

  public SessionForTests cgp(Session.Cgp what) {
    cgp = Optional.of(what);
    return this;
  }

  public SessionForTests cgp(UnaryOperator<Session.Cgp> change) {
    cgp = cgp.map(change);
    return this;
  }

  public SessionForTests ica(Optional<IcaConnection> what) {
    ica = what;
    return this;
  }

  public SessionForTests notDecoded(Session.NotDecoded part) {
    notDecoded = List.of(part);
    return this;
  }

  public Session session() {
    return new Session(
        serial,
        client,
        server,
        connections,
        start,
        end,
        reliability,
        outcome,
        layers,
        stack,
        stack,
        alreadyRunning,
        clientShared,
        setup,
        cgp,
        ica,
        notDecoded,
        Link.NONE,
        Optional.empty(),
        List.of());
  }
}
