package org.icascope.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.Fingerprint;
import org.icascope.model.FrameMark;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.icascope.tunnel.tls.MissingDirection;
import org.icascope.tunnel.tls.TlsFacts;

/** Makes the immutable picture of a session at the end of the input. */
final class SessionSnapshot {

  private final Optional<byte[]> fingerprintKey;
  private final Pseudonyms pseudonyms;
  private final BothLegs legs;

  SessionSnapshot(Optional<byte[]> fingerprintKey, Tracking tracking) {
    this.pseudonyms = tracking.pseudonyms;
    this.legs = new BothLegs(tracking);
    this.fingerprintKey = fingerprintKey;
  }

  /** ICA was recognised in the session, or its channel was opened for ICA. */
  static boolean carriesIca(SessionTrack session) {
    return session.icaChannel || session.ica != null && session.ica.recognised();
  }

  Session of(SessionTrack track) {
    List<FlowTrack> flows =
        track.flows.stream().sorted(Comparator.comparingInt(f -> f.flow.serial())).toList();
    FlowTrack own = track.flows.get(0); // before it lie attempts on another transport at most
    Flow first = own.flow;
    FrameMark end = first.last();
    for (FlowTrack flow : flows) {
      end = flow.flow.last().timeNanos() > end.timeNanos() ? flow.flow.last() : end;
    }
    boolean ica = carriesIca(track);
    List<String> layers = new ArrayList<>(Stack.tunnels(own));
    if (track.cgp) {
      layers.add("cgp");
    }
    if (ica || !track.cgp) {
      layers.add("ica");
    }
    Transport transport = first.transport();
    Link link = Links.of(track, fingerprintKey);
    return new Session(
        track.serial,
        first.client().address(),
        first.server(),
        flows.stream().map(f -> new Session.Connection(f.flow.serial(), f.role)).toList(),
        first.first(),
        end,
        track.cgp ? "cgp" : "none",
        track.outcome,
        layers,
        Stack.of(transport, layers),
        Stack.asCitrixSays(transport, layers),
        track.alreadyRunning,
        track.clientShared,
        setup(track, own),
        track.cgp ? Optional.of(cgp(track)) : Optional.empty(),
        track.ica != null && (track.ica.recognised() || !track.cgp)
            ? Optional.of(track.ica.stream.connection())
            : Optional.empty(),
        notDecoded(track, own, flows),
        link,
        legs.of(track, link),
        track.ica == null ? List.of() : track.ica.setUpMarks());
  }

  private static Session.Setup setup(SessionTrack track, FlowTrack first) {
    IcaTrack ica = track.ica;
    return new Session.Setup(
        first.flow.handshakeRttMillis(),
        tlsMillis(first),
        between(first.bindRequestFirst, first.isResume() ? null : first.bindResponseLast),
        between(track.channelOpenRequest, track.channelOpenResponse),
        ica == null ? OptionalDouble.empty() : between(ica.serverBanner, ica.setupComplete),
        ica == null || ica.setupComplete == null
            ? OptionalDouble.empty()
            : between(first.flow.first(), ica.firstServerData));
  }

  private static OptionalDouble tlsMillis(FlowTrack flow) {
    return tls(flow).map(TlsFacts::handshakeMillis).orElse(OptionalDouble.empty());
  }

  /** The outermost TLS or DTLS of a flow. */
  private static Optional<TlsFacts> tls(FlowTrack flow) {
    return flow.tunnels.stream()
        .filter(TlsFacts.class::isInstance)
        .map(TlsFacts.class::cast)
        .findFirst();
  }

  private static OptionalDouble between(FrameMark from, FrameMark to) {
    return from == null || to == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(from.millisUntil(to));
  }

  private Session.Cgp cgp(SessionTrack track) {
    OptionalLong client = OptionalLong.empty();
    OptionalLong server = OptionalLong.empty();
    if (track.keepAlives.isPresent()) {
      client = OptionalLong.of(track.keepAlives.get().clientMillis());
      server = OptionalLong.of(track.keepAlives.get().serverMillis());
    }
    return new Session.Cgp(
        track.timeoutSeconds(),
        client,
        server,
        track.messagesPerAck,
        track.destination.map(pseudonyms::destination),
        track.staTicket,
        track.reconnects,
        track.suspendedNanos / 1e6,
        track.clientLedger.highest(),
        track.serverLedger.highest(),
        track.numbersAssumed,
        track.ticket.isEmpty()
            ? Optional.empty()
            : fingerprintKey.map(key -> Fingerprint.of(key, track.ticket.secret())),
        track.clientLedger.quiet(
            track
                .bound
                .flow
                .side(Direction.CLIENT_TO_SERVER)
                .lastPacket()
                .orElse(track.bound.flow.last())
                .timeNanos()));
  }

  private static List<Session.NotDecoded> notDecoded(
      SessionTrack track, FlowTrack own, List<FlowTrack> flows) {
    List<Session.NotDecoded> list = new ArrayList<>();
    if (track.alreadyRunning && isStartCut(own)) {
      list.add(certain("ica", Session.NotDecoded.START_CUT, fullSize(own.flow)));
    } else if (track.alreadyRunning) {
      list.add(
          certain(
              "ica",
              "the set-up of the session was not seen: it began before the capture or out of its sight",
              "a capture that starts before the session is launched, with all its connections open"));
    }
    if (track.outOfSync) {
      list.add(
          certain(
              "cgp",
              "message boundaries were lost at a gap and not found again",
              "a capture without dropped packets"));
    }
    addMissing(list, flows);
    if (HiddenContent.isIn(track)) {
      list.add(HiddenContent.asNotDecoded());
    }
    if (track.ica != null && track.ica.recognised()) {
      encryption(track, track.ica.stream.connection().encryption()).ifPresent(list::add);
    }
    return list;
  }

  /** What the capture does not have of the bytes of the flows, or the keys do not open. */
  private static void addMissing(List<Session.NotDecoded> list, List<FlowTrack> flows) {
    flows.stream()
        .filter(SessionSnapshot::isCut)
        .findFirst()
        .ifPresent(flow -> list.add(cut(flow.flow)));
    flows.stream()
        .filter(SessionSnapshot::isOneSided)
        .findFirst()
        .ifPresent(
            flow ->
                list.add(
                    certain(
                        flow.flow.transport().label(),
                        "only one direction was captured",
                        "a capture at a point that both directions pass")));
    flows.stream()
        .flatMap(flow -> tls(flow).stream())
        .flatMap(tls -> Stream.of(Direction.values()).filter(tls::isUnread))
        .distinct()
        .forEach(
            direction ->
                list.add(
                    certain(
                        "tls",
                        MissingDirection.what(direction),
                        MissingDirection.unlock(direction))));
    flows.stream()
        .flatMap(flow -> tls(flow).stream())
        .filter(TlsFacts::isDamaged)
        .findFirst()
        .ifPresent(
            tls ->
                list.add(
                    certain(
                        tls.layer(),
                        "some records could not be decrypted",
                        "the complete key log, and a capture without dropped packets")));
  }

  private static Session.NotDecoded cut(Flow flow) {
    String reason =
        flow.appliance().isPresent() && flow.cutTo().isPresent()
            ? "the trace was cut to "
                + flow.cutTo().getAsInt()
                + " bytes of each packet, so payload is missing: the ICA set-up may be, and what was"
                + " replayed is not proved"
            : "frames are cut by the snap length, so payload is missing";
    return certain(flow.transport().label(), reason, fullSize(flow));
  }

  private static String fullSize(Flow flow) {
    return flow.appliance().isPresent()
        ? Session.NotDecoded.FULL_TRACE
        // also of a trace that was exported as pcapng, or taken as pcap
        : Session.NotDecoded.FULL_CAPTURE;
  }

  private static Optional<Session.NotDecoded> encryption(SessionTrack track, String encryption) {
    return switch (encryption) {
      case "basic" ->
          Optional.of(
              new Session.NotDecoded(
                  "ica",
                  "the steady state is basic-encrypted: records are counted, content is not"
                      + " decoded",
                  Optional.empty(),
                  Confidence.CERTAIN));
      case "secureica" ->
          Optional.of(
              certain(
                  "ica",
                  (track.cgp ? "CGP framing only: " : "")
                      + "the steady state is encrypted (SecureICA RC5)",
                  "SecureICA switched off on the server for the capture"));
      default -> Optional.empty();
    };
  }

  private static Session.NotDecoded certain(String layer, String reason, String unlock) {
    return new Session.NotDecoded(layer, reason, Optional.of(unlock), Confidence.CERTAIN);
  }

  /** The connection was seen from its first packet, and no bind says that the session is older. */
  private static boolean isStartCut(FlowTrack flow) {
    return flow.flow.handshake() == Handshake.COMPLETE
        && flow.bindRequest == null
        && flow.bindResponse == null
        && isCut(flow);
  }

  private static boolean isCut(FlowTrack flow) {
    return isCut(flow, Direction.CLIENT_TO_SERVER) || isCut(flow, Direction.SERVER_TO_CLIENT);
  }

  private static boolean isCut(FlowTrack flow, Direction direction) {
    return flow.flow.side(direction).cutBytes() > 0
        || flow.edt().filter(edt -> edt.cutBytes(direction) > 0).isPresent();
  }

  /** Payload one way and not a packet back: unlike an attempt that nobody answered. */
  private static boolean isOneSided(FlowTrack flow, Direction seen) {
    return flow.flow.side(seen).payloadBytes() > 0
        && flow.flow.side(seen.opposite()).packets() == 0;
  }

  private static boolean isOneSided(FlowTrack flow) {
    boolean onlyHandshake = flow.edt().isPresent() && flow.isSilent();
    return !onlyHandshake
        && (isOneSided(flow, Direction.CLIENT_TO_SERVER)
            || isOneSided(flow, Direction.SERVER_TO_CLIENT));
  }
}
