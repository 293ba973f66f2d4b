package org.icascope.session;

import org.icascope.dissect.cgp.CgpCommand;
import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.dissect.cgp.CgpMessage;
import org.icascope.dissect.cgp.CgpSink;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;
import org.icascope.reassembly.Chunk;

/** One direction of one CGP connection: counts its messages and hands its ICA bytes on. */
final class CgpLink implements CgpSink {

  /** Stands for a loss of unknown size; larger than any ICA frame. */
  private static final long UNKNOWN_LOSS = 1L << 32;

  private final Tracking tracking;
  private final CgpSessions sessions;
  private final CgpControls controls;
  private final FlowTrack flow;
  private final Direction direction;
  private final PayloadDigest digest = new PayloadDigest();
  private final Chunk icaChunk = new Chunk();
  private long icaOffset;
  private boolean payloadStart;
  private boolean replayed;
  private boolean sentBefore;

  CgpLink(
      Tracking tracking,
      CgpSessions sessions,
      CgpControls controls,
      FlowTrack flow,
      Direction direction) {
    this.tracking = tracking;
    this.sessions = sessions;
    this.controls = controls;
    this.flow = flow;
    this.direction = direction;
  }

  @Override
  public void onData(CgpHeader header) {
    tracking.tap.onCgpData(flow.flow, direction, header);
    sawMessage(header);
    SessionTrack session = flow.session;
    controls.dataSeen(flow, direction, header);
    acknowledge(header);
    digest.reset();
    payloadStart = true;
    sentBefore = isSentBefore(header);
    replayed = !isCurrent() || sentBefore;
  }

  private boolean isSentBefore(CgpHeader header) {
    return isCurrent() && header.tracked() && flow.session.ledger(direction).nextIsReplay();
  }

  private void tell(CgpHeader header, boolean again) {
    boolean numbered = isCurrent() && header.tracked() && header.command() != 0;
    long number = numbered ? flow.session.ledger(direction).nextNumber() : 0;
    tracking.tap.onCgp(flow.flow, direction, header, again, number);
  }

  private void sawMessage(CgpHeader header) {
    if (!flow.isBound()) {
      sessions.messageSeen(flow, direction, header);
    }
  }

  @Override
  public void onPayload(Chunk chunk) {
    digest.add(chunk);
    SessionTrack session = flow.session;
    if (!replayed && session.ica != null) {
      icaChunk
          .bytes(chunk.bytes(), chunk.start(), chunk.length())
          .place(icaOffset, payloadStart)
          .origin(chunk.capture(), chunk.frame(), chunk.timeNanos());
      icaOffset += chunk.length();
      session.ica.stream.onChunk(direction, icaChunk);
    }
    payloadStart = false;
  }

  @Override
  public void onPayloadGap(long length, FrameMark where) {
    icaGap(length, where);
    payloadStart = false;
  }

  private void icaGap(long length, FrameMark where) {
    SessionTrack session = flow.session;
    if (session != null && session.ica != null && !replayed) {
      icaOffset += length;
      session.ica.stream.onGap(direction, length, where);
    }
  }

  @Override
  public void onDataEnd(CgpHeader header) {
    tell(header, sentBefore);
    if (isCurrent() && header.tracked()) {
      boolean realTime = header.command() != CgpCommand.DATA;
      flow.session
          .ledger(direction)
          .count(
              header,
              realTime ? (int) header.payloadLength() : 0,
              digest.value(),
              header.missingBytes() == 0);
    }
  }

  @Override
  public void onNop(CgpHeader header) {
    tell(header, isSentBefore(header));
    acknowledge(header);
    countControl(header);
  }

  @Override
  public void onControl(CgpHeader header, CgpMessage message) {
    if (message instanceof CgpMessage.Bind bind) {
      tell(header, false);
      sessions.onBind(flow, bind, header.first(), header.last());
      return;
    }
    sawMessage(header); // which may bind the connection, and so give the message its number
    tell(header, isSentBefore(header));
    acknowledge(header);
    countControl(header);
    controls.onControl(flow, direction, message, header);
  }

  /** Other tracked messages carry no ICA payload: they are compared by kind and length. */
  private void countControl(CgpHeader header) {
    if (!header.trackedKnown() && isCurrent()) {
      assumeUntracked(header);
    } else if (isCurrent() && header.tracked()) {
      long kind = (long) header.command() << 32 | header.length();
      flow.session.ledger(direction).count(header, 0, kind, header.missingBytes() == 0);
    }
  }

  private void acknowledge(CgpHeader header) {
    if (isCurrent()) {
      MessageLedger acknowledged = flow.session.ledger(direction.opposite());
      if (header.acknowledgementKnown()) {
        acknowledged.acknowledge(header.ackDelta());
      } else {
        acknowledged.loseAcknowledgements();
      }
    }
  }

  /**
   * The session is bound to this connection: what an older one still delivers was or will be sent
   * again, and is not counted a second time.
   */
  private boolean isCurrent() {
    return flow.session != null && flow.session.bound == flow;
  }

  @Override
  public void onUnreadable(CgpHeader header) {
    tell(header, isSentBefore(header));
    acknowledge(header);
    if (header.command() != 0) {
      countControl(header);
    } else if (isCurrent()) { // most likely data; whether it had a number is open
      flow.session.numbersAssumed = true;
      flow.session.ledger(direction).loseCount();
    }
  }

  private void assumeUntracked(CgpHeader header) {
    flow.session.numbersAssumed = true;
    tracking.remark(
        Severity.NOTICE,
        "cgp.assumed",
        "whether a "
            + CgpCommand.toText(header.command())
            + " is numbered cannot be told; it is taken as not numbered",
        header.last(),
        flow);
  }

  @Override
  public void onMalformed(CgpHeader header, String problem) {
    tracking.remark(
        Severity.ERROR,
        "cgp.malformed",
        CgpCommand.toText(header.command()) + ": " + problem,
        header.first(),
        flow);
  }

  @Override
  public void onBoundaryLost() {
    if (isCurrent()) {
      SessionTrack session = flow.session;
      session.ledger(direction).loseCount();
      session.ledger(direction.opposite()).loseAcknowledgements();
      session.numbersAssumed |= !session.alreadyRunning;
    }
  }

  @Override
  public void onResync(long skippedBytes, FrameMark where) {
    boolean first = flow.session == null && flow.bindRequest == null && flow.bindResponse == null;
    if (first) {
      sessions.foundMidStream(flow);
    }
    flow.resynchronised = true;
    onBoundaryLost(); // this time of what is bound now, be it since the loss
    if (isCurrent()) {
      replayed = false;
      icaGap(UNKNOWN_LOSS, where);
    }
    if (!flow.midStream) {
      tracking.remark(
          Severity.WARNING,
          "cgp.resync",
          (skippedBytes < UNKNOWN_LOSS ? skippedBytes + " bytes" : "an unknown number of bytes")
              + " lie between a gap and the next message that was found",
          where,
          flow);
    }
  }

  @Override
  public void onOutOfSync(FrameMark where) {
    if (isCurrent()) {
      flow.session.outOfSync = true;
      flow.session.ledger(direction).loseCount();
      flow.session.ledger(direction.opposite()).loseAcknowledgements();
    }
    if (flow.isCgp()) {
      tracking.remark(
          Severity.WARNING,
          "cgp.out-of-sync",
          "no message boundary was found after a gap; the rest of this direction is not decoded",
          where,
          flow);
    }
  }
}
