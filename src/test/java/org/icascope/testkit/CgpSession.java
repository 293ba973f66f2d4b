package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.List;
import java.util.function.Consumer;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.IcaSetup;

/**
 * A user's session over CGP, both peers simulated, on a clock of its own. Methods follow each other
 * in simulated time; what they make true becomes facts of the scenario.
 */
public final class CgpSession extends CgpPathChoice {
  private enum State {
    NEW,
    BOUND,
    SUSPENDED,
    ENDED
  }

  private final Scenario scenario;
  private State state = State.NEW;
  private int attempts;

  CgpSession(Scenario scenario, CgpContext context) {
    super(context, new CgpFailures(scenario, context));
    this.scenario = scenario;
  }

  @Override
  CgpSession self() {
    return this;
  }

  /**
   * EDT whose first request is lost; TCP is begun half a second later, and dropped because EDT is
   * answered just before it.
   */
  public CgpSession connectByRace(int tcpPort) {
    require(State.NEW);
    EdtRace race = new EdtRace(context);
    scenario.add(race.connect(tcpPort));
    context.openChannel(0, 0);
    context.ica.setUp();
    race.dropLoser();
    raced = true;
    enter(State.BOUND, "active");
    return this;
  }

  /** While suspended: EDT requests that nobody answers, then a resume over TCP. */
  public CgpSession resumeOverTcp(int edtPort, int requests, int tcpPort) {
    require(State.SUSPENDED);
    HostPort from = context.lastClient();
    Connection edt = EdtRace.inVain(context, from.withPort(edtPort), requests);
    resume(tcpPort);
    scenario.add(new Fact.GaveUpEdt(edt, context.link().tcp()));
    raced = true;
    return this;
  }

  /** The browser's first attempt, from a page of an origin that the server does not allow. */
  public CgpSession upgradeRefused(int clientPort, String origin, int status, String reason) {
    require(State.NEW);
    WebSocketCarrier carrier = new WebSocketCarrier(context.network, origin);
    TcpConversation flow = carrier.refuse(attempt(clientPort).connect(), status, reason);
    scenario.add(new Fact.UpgradeRefused(flow, status, reason));
    return this;
  }

  /** TCP or EDT, bind, channel and ICA set-up. */
  public CgpSession connect() {
    require(State.NEW);
    context.connect();
    enter(State.BOUND, "active");
    return this;
  }

  /** Works for that long. */
  public CgpSession run(double seconds) {
    require(State.BOUND);
    context.workload.run(seconds);
    return this;
  }

  /** Works up to a second of the scenario. */
  public CgpSession runUntil(double scenarioSecond) {
    return run((scenario.micros(scenarioSecond) - context.clock().now()) / 1e6);
  }

  /** Nothing but keep-alives, or nothing at all while suspended. */
  public CgpSession idle(double seconds) {
    context.clock().advanceMillis(seconds * 1000);
    return this;
  }

  /** The same until a second of the scenario. */
  public CgpSession idleUntil(double scenarioSecond) {
    return idle((scenario.micros(scenarioSecond) - context.clock().now()) / 1e6);
  }

  /** Sends one ICA record of that many plain bytes; for tests that count exactly. */
  public CgpSession say(Direction direction, int bytes) {
    context.ica.record(direction, 0, new byte[bytes]);
    return this;
  }

  /** Sends one ICA record of plain bytes; returns it as it is on its way. */
  public byte[] send(Direction direction, byte[] plain) {
    context.ica.record(direction, 0, plain);
    return context.peer(direction).latestPayload();
  }

  /**
   * A screen and its first four repetitions are lost, the next one arrives: 9.3 s in all. Messages
   * of the client arrive.
   */
  public CgpSession freezeByLoss() {
    require(State.BOUND);
    scenario.add(new CgpFreeze(context).byLoss());
    return this;
  }

  /** The client takes nothing for that long; the server asks twice a second. */
  public CgpSession freezeByFullClient(double seconds) {
    require(State.BOUND);
    scenario.add(new CgpFreeze(context).byFullClient(seconds));
    return this;
  }

  /** The next RST of the client's address is that of a NetScaler. */
  public CgpSession resetCode(int code) {
    ((TcpConversation) context.link().tcp()).resetWindow(CLIENT_TO_SERVER, code);
    scenario.add(new Fact.ResetCoded(context.link().tcp(), context.client.host(), code));
    return this;
  }

  /** One side says nothing for that long; of the other one there are keep-alives. */
  public CgpSession silentFor(Direction side, double seconds) {
    context.link().silence(side);
    return idle(seconds).say(side, 50);
  }

  /** All reconnect tickets that were issued. */
  public List<byte[]> tickets() {
    return List.copyOf(context.tickets);
  }

  /**
   * Nothing passes behind the recorder any more, while both peers were sending: part of it arrived
   * unacknowledged, part is lost. Both sides repeat; the client gives up after ten seconds.
   */
  public CgpSession breakBySilence() {
    return breakBy("silence", how -> how.silence(Fate.LOST_BEHIND_RECORDER));
  }

  /** The same with the recorder near the server: nothing of the client is seen any more. */
  public CgpSession breakByWifiLoss() {
    return breakBy("silence", how -> how.silence(Fate.LOST_BEFORE_RECORDER));
  }

  /** A RST of one side, while a message of the other side is on its way. */
  public CgpSession breakByReset(Direction resetBy) {
    return breakBy("reset", how -> how.reset(resetBy));
  }

  /** One side closes TCP without FINISH, the other follows. */
  public CgpSession breakByFin(Direction closedBy) {
    return breakBy("fin", how -> how.fin(closedBy));
  }

  private CgpSession breakBy(String cause, Consumer<CgpBreak> how) {
    require(State.BOUND);
    how.accept(new CgpBreak(context));
    enter(State.SUSPENDED, "suspended");
    attempts = 0;
    scenario.add(new Fact.Suspended(context.link().tcp(), cause));
    return this;
  }

  /** While suspended: keys typed and screen changes wait for the resume. */
  public CgpSession queueWhileSuspended(int keys, int screens) {
    require(State.SUSPENDED);
    for (int i = 0; i < keys; i++) {
      context.workload.key();
    }
    for (int i = 0; i < screens; i++) {
      context.workload.screen(150);
    }
    return this;
  }

  /** Resumes from the old address. */
  public CgpSession resume(int clientPort) {
    return resumeFrom(context.lastClient().host(), clientPort);
  }

  /** Resumes from another address. */
  public CgpSession resumeFrom(String clientHost, int clientPort) {
    return resumed(nextAttempt(new HostPort(clientHost, clientPort), context.server));
  }

  /** Resumes through another server or gateway address. */
  public CgpSession resumeAt(String otherServer, int clientPort) {
    HostPort from = context.lastClient().withPort(clientPort);
    return resumed(nextAttempt(from, HostPort.of(otherServer)));
  }

  /** Resumes in a new EDT connection. */
  public CgpSession resumeOverEdt(int clientPort) {
    HostPort from = context.lastClient().withPort(clientPort);
    return resumed(nextAttempt(new EdtConversation(context.network, from, context.server)));
  }

  /** Moves from a connection that works to another server address, as HDX Direct does. */
  public CgpSession moveTo(String otherServer, int clientPort) {
    require(State.BOUND);
    context.awaitDelivery(Direction.CLIENT_TO_SERVER);
    context.awaitDelivery(SERVER_TO_CLIENT);
    context.link().down();
    enter(State.SUSPENDED, "suspended");
    attempts = 0;
    HostPort from = context.lastClient().withPort(clientPort);
    TcpConversation to = new TcpConversation(context.network, from, HostPort.of(otherServer));
    nextAttempt(to).accept();
    enter(State.BOUND, "active");
    return this;
  }

  private CgpSession resumed(CgpResume attempt) {
    attempt.accept().forEach(scenario::add);
    resumes++;
    enter(State.BOUND, "active");
    return this;
  }

  /** The server answers with next message number 0; the session is over. */
  public CgpSession resumeRefused(int clientPort) {
    HostPort from = context.lastClient().withPort(clientPort);
    nextAttempt(from, context.server).refuse().forEach(scenario::add);
    enter(State.ENDED, "refused");
    return this;
  }

  /** The server accepts TCP, but never answers the bind; the client closes after a while. */
  public CgpSession resumeUnanswered(int clientPort, double waitSeconds) {
    HostPort from = context.lastClient().withPort(clientPort);
    CgpResume resume = nextAttempt(from, context.server);
    resume.leaveUnanswered(waitSeconds).forEach(scenario::add);
    failed(resume.flow(), "no-signature");
    return this;
  }

  private CgpResume nextAttempt(HostPort from, HostPort to) {
    return nextAttempt(new TcpConversation(context.network, from, to));
  }

  private CgpResume nextAttempt(Connection connection) {
    require(State.SUSPENDED);
    attempts++;
    return new CgpResume(context, connection, attempts);
  }

  /** A connection attempt answered by RST, before the bind or while suspended. */
  public CgpSession attemptRefused(int clientPort) {
    return failed(attempt(clientPort).connectRefused(), "refused");
  }

  /** A connection attempt nobody answers; waits double from one second. */
  public CgpSession attemptUnanswered(int clientPort, int syns) {
    return failed(attempt(clientPort).connectUnanswered(syns), "unanswered");
  }

  /** The server accepts TCP, but not the bind; the client closes after a while. */
  public CgpSession attemptWithoutSignature(int clientPort, double waitSeconds) {
    require(State.NEW);
    return failed(failure(clientPort).withoutSignature(waitSeconds), "no-signature");
  }

  /** An ICA listener stands on the CGP port. */
  public CgpSession attemptNotCgp(int clientPort) {
    require(State.NEW);
    return failed(failure(clientPort).notCgp(), "not-cgp");
  }

  /** Bound, but the channel to the ICA listener is refused; the session is over. */
  public CgpSession attemptChannelRefused(int clientPort) {
    require(State.NEW);
    failed(failure(clientPort).channelRefused(), "channel-refused");
    unusable = true;
    enter(State.ENDED, "closed");
    return this;
  }

  private CgpFailure failure(int clientPort) {
    return new CgpFailure(context, attempt(clientPort));
  }

  private TcpConversation attempt(int clientPort) {
    HostPort from = context.lastClient().withPort(clientPort);
    return new TcpConversation(context.network, from, context.server);
  }

  private CgpSession failed(Connection flow, String cause) {
    failures.failed(flow, cause, state == State.SUSPENDED);
    return this;
  }

  /** The user goes on with ICA on port 1494 of the same server. */
  public IcaSession fallBackTo1494(int clientPort) {
    fellBack = true;
    return failures.fallBackTo1494(clientPort, state == State.SUSPENDED);
  }

  /** The user tries ICA on port 1494 of the same server, which refuses it too. */
  public CgpSession icaRefused(int clientPort) {
    failures.icaRefused(clientPort);
    return this;
  }

  /** The same, and nobody answers; waits double from one second. */
  public CgpSession icaUnanswered(int clientPort, int syns) {
    failures.icaUnanswered(clientPort, syns);
    return this;
  }

  /** The same, and the server accepts TCP without a greeting; the client closes after a while. */
  public CgpSession icaWithoutBanner(int clientPort, double waitSeconds) {
    failures.icaWithoutBanner(clientPort, waitSeconds);
    return this;
  }

  /** Nobody comes back in time, and the recording goes on for longer than that. */
  public CgpSession timeRunsOut() {
    require(State.SUSPENDED);
    scenario.add(new Fact.TimedOut(flows().get(0), CgpBinds.TIMEOUT_SECONDS));
    enter(State.ENDED, failures.isEmpty() ? "no-resume-seen" : "timed-out");
    return this;
  }

  /** The same user logs on anew after the session was lost. */
  public CgpSession setUpAgain(int clientPort, boolean automatic) {
    require(State.ENDED);
    Connection lost = context.link().tcp();
    Gap gap = Gap.after(lost.progress());
    HostPort from = context.lastClient().withPort(clientPort);
    IcaSetup setup = context.setup.again(automatic);
    CgpSession next = scenario.cgpSession(context.network, from, context.server, setup).connect();
    Connection to = next.flows().get(0);
    scenario.add(
        new Fact.SetUpAgain(lost, to, gap.lastArrivedMicros(), gap.toleranceMicros(), automatic));
    return next;
  }

  /** Log-off, FINISH both ways, FIN by the client. */
  public CgpSession finish() {
    require(State.BOUND);
    context.finish();
    return closed();
  }

  /** CHANNEL_CLOSE with status 0, then FIN by the client. */
  public CgpSession closeChannel() {
    require(State.BOUND);
    context.closeChannel();
    return closed();
  }

  private CgpSession closed() {
    context.link().tcp().close(CLIENT_TO_SERVER);
    enter(State.ENDED, "closed");
    return this;
  }

  private void enter(State next, String outcomeNow) {
    state = next;
    outcome = outcomeNow;
  }

  private void require(State expected) {
    if (state != expected) {
      throw new IllegalStateException("session is " + state + ", not " + expected);
    }
  }
}
