package org.icascope.view.info;

import java.util.List;
import org.icascope.view.frame.Unit;

/**
 * Frames that complete units: the innermost ones first, then those of the layers around that say
 * something of their own.
 */
final class UnitColumns {

  /** Units that one line names of one layer. Chosen: more than fit on a screen. */
  private static final int MOST_OF_A_LAYER = 4;

  private static final byte[] NOTHING = {};
  private static final byte[] OF_CGP = Words.of(" [segment of a CGP message]");
  private static final byte[] OF_ICA = Words.of(" [segment of an ICA frame]");
  private static final byte[] OF_TLS = Words.of(" [segment of a TLS record]");
  private static final byte[] OF_WEBSOCKET = Words.of(" [segment of a WebSocket frame]");

  private final FlowNotes.Book book = new FlowNotes.Book();
  private final CgpInfo cgp = new CgpInfo();

  /** What became of a layer on the line. */
  private boolean empty;

  /**
   * Adds to the text of a line what units end in its frame.
   *
   * @return what is to be said behind all other: that the frame is a part of a unit; or nothing
   */
  byte[] complete(Line line) {
    if (!line.units.isEmpty()) {
      fill(line);
      line.units.clear();
      return NOTHING;
    }
    FlowNotes notes = line.mayBePart ? book.find(line.flowSerial) : null;
    return notes == null ? NOTHING : segmentOf(notes.outer);
  }

  private void fill(Line line) {
    List<Unit> units = line.units;
    Summary summary = line.summary;
    int innermost = -1;
    for (Unit unit : units) {
      innermost = Math.max(innermost, unit.depth());
      FlowNotes notes = book.of(unit.flow().serial());
      if (unit.depth() == 0) {
        notes.outer = unit.protocol();
      }
      if (unit.depth() >= notes.innerDepth) {
        notes.innerDepth = unit.depth();
        notes.inner = unit.protocol();
      }
    }
    int first = leading(units, innermost);
    empty = true;
    layer(units, first, first, summary);
    for (int depth = innermost; depth >= 0; depth = next(units, depth)) {
      if (depth != first) {
        layer(units, depth, first, summary);
      }
    }
    if (empty) {
      summary.info().text("no message ends here");
    }
    unfinished(line.flowSerial, units, summary);
  }

  /** The innermost layer, but for messages of CGP that are more than wrapping. */
  private static int leading(List<Unit> units, int innermost) {
    for (Unit unit : units) {
      if (unit.again() || CgpInfo.isBind(unit)) {
        return unit.depth();
      }
    }
    return innermost;
  }

  /** The next layer outwards, -1 when there is none. */
  private static int next(List<Unit> units, int depth) {
    int next = -1;
    for (Unit unit : units) {
      next = unit.depth() < depth ? Math.max(next, unit.depth()) : next;
    }
    return next;
  }

  private void layer(List<Unit> units, int depth, int first, Summary summary) {
    LineBuffer info = summary.info();
    int named = 0;
    int more = 0;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.depth() != depth) {
        continue;
      }
      int before = info.length();
      if (named == MOST_OF_A_LAYER) {
        int kept = summary.info().length();
        more += say(unit, depth == first, summary) ? 1 : 0;
        info.cut(kept);
        continue;
      }
      if (!empty) {
        info.text(", ");
      }
      if (depth != first) {
        info.text(name(unit)).sign(' ');
      }
      if (say(unit, depth == first, summary)) {
        named++;
        empty = false;
      } else {
        info.cut(before);
      }
    }
    if (more > 0) {
      info.text(", +").number(more).text(" more");
    }
  }

  /**
   * Writes what a unit says.
   *
   * @param first the unit is one of those that matter most
   * @return false when there is nothing to be said of it
   */
  private boolean say(Unit unit, boolean first, Summary summary) {
    boolean said = words(unit, first, summary);
    if (first) {
      summary.protocol(name(unit)); // now, since a unit may tell the version of its protocol
    }
    return said;
  }

  private boolean words(Unit unit, boolean first, Summary summary) {
    LineBuffer info = summary.info();
    return switch (unit.protocol()) {
      case "cgp" -> cgp.say(unit, book.of(unit.flow().serial()), summary);
      case "ica" -> IcaInfo.say(unit, info);
      case "edt" -> EdtInfo.say(unit, first, info);
      case "tls" -> TlsInfo.say(unit, book.of(unit.flow().serial()).tls, first, info);
      case "dtls" -> DtlsInfo.say(unit, book.of(unit.flow().serial()).tls, first, info);
      case "websocket" -> WebSocketInfo.say(unit, first, info);
      default -> {
        info.text(unit.layout()).sign(' ').number(unit.lengthBytes()).raw(Words.BYTES);
        yield true;
      }
    };
  }

  /** A unit by itself. */
  void alone(Unit unit, Summary summary) {
    say(unit, true, summary);
  }

  private String name(Unit unit) {
    return switch (unit.protocol()) {
      case "cgp" -> "CGP";
      case "ica" -> "ICA";
      case "edt" -> "EDT";
      case "tls", "dtls" -> book.of(unit.flow().serial()).tls.name(unit.protocol().equals("dtls"));
      case "websocket" -> "WebSocket";
      default -> unit.protocol();
    };
  }

  /** Layers that ended here brought nothing to the end of those inside. */
  private void unfinished(int flowSerial, List<Unit> units, Summary summary) {
    FlowNotes notes = book.of(flowSerial >= 0 ? flowSerial : units.get(0).flow().serial());
    for (Unit unit : units) {
      if (unit.depth() > 0 || !TlsInfo.carries(unit) && !EdtInfo.carries(unit)) {
        return;
      }
    }
    if (notes.innerDepth > 0) {
      summary.info().raw(segmentOf(notes.inner));
    }
  }

  private static byte[] segmentOf(String protocol) {
    return switch (protocol) {
      case "cgp" -> OF_CGP;
      case "ica" -> OF_ICA;
      case "tls" -> OF_TLS;
      case "websocket" -> OF_WEBSOCKET;
      default -> NOTHING;
    };
  }
}
