package org.icascope.flood;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.icascope.testkit.network.CapturedFrame;

/** Traffic that is made to use up what reads it. Every frame is computed from its number alone. */
enum Flood {
  /** SYNs that nobody answers, each of a flow of its own, to the ports of Citrix and others. */
  HALF_OPEN("half-open") {
    @Override
    int frame(long i, RawFrame frame) {
      int server = 0x0a320000 + (int) (i % 50);
      return frame.tcp(address(i), port(i), server, PORTS[(int) (i % PORTS.length)], i, SYN, 0);
    }
  },
  /** SYN, answer and acknowledgement, and then nothing; to the same ports. */
  ANSWERED("answered") {
    @Override
    int frame(long i, RawFrame frame) {
      long flow = i / 3;
      int server = 0x0a320000 + (int) (flow % 50);
      int to = PORTS[(int) (flow % PORTS.length)];
      return switch ((int) (i % 3)) {
        case 0 -> frame.tcp(address(flow), port(flow), server, to, 0, SYN, 0);
        case 1 -> frame.tcp(server, to, address(flow), port(flow), 0, SYN | ACK, 0);
        default -> frame.tcp(address(flow), port(flow), server, to, 1, ACK, 0);
      };
    }
  },
  /** Segments of one byte, in order, in 100 flows that speak no known protocol. */
  ONE_BYTE("one-byte") {
    @Override
    int frame(long i, RawFrame frame) {
      return segment(i, 100, 1, 0, frame);
    }
  },
  /** The same with the first byte missing: nothing may be delivered. */
  ONE_BYTE_HOLE("one-byte-hole") {
    @Override
    int frame(long i, RawFrame frame) {
      return segment(i, 1_000, 1, 1, frame);
    }
  },
  /** Segments of one byte in flows that began before: message boundaries are looked for in each. */
  MID_STREAM("mid-stream") {
    @Override
    int frame(long i, RawFrame frame) {
      return segment(i + 1_000, 1_000, 1, 0, frame); // without the SYN
    }
  },
  /** Full segments with the first bytes missing. */
  HOLE("hole") {
    @Override
    long frames(long count) {
      return count / 10; // they are long
    }

    @Override
    int frame(long i, RawFrame frame) {
      return segment(i, 12, 1_400, 1, frame);
    }
  },
  /** A first fragment of a datagram each, and the last one at its highest place. */
  FRAGMENTS("fragments") {
    @Override
    int frame(long i, RawFrame frame) {
      return frame.fragment(address(i / 2), 0x0a320001, (int) (i / 2), (i & 1) == 0 ? 0 : 65_000);
    }
  },
  /** Datagrams to the port of EDT that are none of it, each of a flow of its own. */
  DATAGRAMS("datagrams") {
    @Override
    int frame(long i, RawFrame frame) {
      return frame.udp(address(i), port(i), 0x0a320000 + (int) (i % 50), 2598, 40);
    }
  },
  /** A thousand connections of EDT whose first packet of data never comes. */
  EDT_HOLES("edt-holes") {
    @Override
    long frames(long count) {
      return count / 10; // they are long
    }

    @Override
    int frame(long i, RawFrame frame) {
      return EdtFlood.inTurn(i, 1_000, 1_000, frame);
    }
  },
  /** One such connection after the other, of which no more is heard. */
  EDT_CONNECTIONS("edt-connections") {
    @Override
    int frame(long i, RawFrame frame) {
      return EdtFlood.oneByOne(i, 3, 100, frame);
    }
  },
  /** Sessions over CGP, each on a connection of its own that is reset, of as many clients. */
  SESSIONS("sessions") {
    private final SessionFlood flood = SessionFlood.cgp();

    @Override
    int frame(long i, RawFrame frame) {
      return flood.manyClients(i, frame);
    }
  },
  /** The same of one client, as behind a gateway. */
  GATEWAY_SESSIONS("gateway-sessions") {
    private final SessionFlood flood = SessionFlood.cgp();

    @Override
    int frame(long i, RawFrame frame) {
      return flood.oneClient(i, frame);
    }
  },
  /** One session that breaks and is resumed without end. */
  RESUMES("resumes") {
    private final SessionFlood flood = SessionFlood.resumes();

    @Override
    int frame(long i, RawFrame frame) {
      return flood.oneClient(i, frame);
    }
  },
  /** A thousand sessions whose messages are never acknowledged. */
  UNACKNOWLEDGED("unacknowledged") {
    private final SessionFlood flood = SessionFlood.open();

    @Override
    long frames(long count) {
      return count / 10; // they are long
    }

    @Override
    int frame(long i, RawFrame frame) {
      return flood.unacknowledged(i, 1_000, frame);
    }
  },
  /** Sessions without CGP that are reset. */
  ICA_SESSIONS("ica-sessions") {
    private final SessionFlood flood = SessionFlood.ica();

    @Override
    int frame(long i, RawFrame frame) {
      return flood.manyClients(i, frame);
    }
  };

  private static final int SYN = 0x02;
  private static final int ACK = 0x10;
  private static final int[] PORTS = {
    443, 80, 22, 25, 53, 445, 3389, 8080, 443, 80, 22, 25, 53, 2598, 1494, 8008
  };

  /** Every flow begins with a SYN, so that it is known where its stream begins. */
  private static int segment(long i, int flows, int bytes, long from, RawFrame frame) {
    long flow = i % flows;
    long round = i / flows;
    int client = 0x0b000000 + (int) flow;
    if (round == 0) {
      return frame.tcp(client, 40_000, 0x0a320001, 2598, 0, SYN, 0);
    }
    long sequence = 1 + (from + round - 1) * bytes;
    return frame.tcp(client, 40_000, 0x0a320001, 2598, sequence, ACK, bytes);
  }

  private static int address(long i) {
    return 0x0b000000 + (int) (i * 2_654_435_761L >>> 8 & 0xffffff);
  }

  private static int port(long i) {
    return 1_024 + (int) (i % 60_000);
  }

  private final String word;

  Flood(String word) {
    this.word = word;
  }

  /** As it is called in scripts. */
  String word() {
    return word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Flood::word).toList();
  }

  static Flood of(String word) {
    return Arrays.stream(values())
        .filter(flood -> flood.word.equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** Frames that make a flood of such a size. */
  long frames(long count) {
    return count;
  }

  /** Builds frame {@code i}; returns its length. */
  abstract int frame(long i, RawFrame frame);

  /** Where the frames go. */
  interface Sink {
    void frame(long timeMicros, byte[] bytes, int length) throws IOException;
  }

  /** From second 3.8 to 6.7 the story is quiet. */
  private static final long BURST_MICROS = 5_000_000;

  private static final long BURST_LENGTH_MICROS = 1_000_000;
  private static final long AFTER_BEGINNING_MICROS = 1_500_000;

  /** Parts of the flood, of which one comes before and one after the burst. */
  private static final int PARTS = 16;

  /**
   * A story with the flood from shortly after its beginning to shortly before its end, and most of
   * it in one second in which the story is quiet.
   *
   * @param count frames of the flood
   * @return numbers that the frames of the story have in it
   */
  int[] around(List<CapturedFrame> story, long count, Sink sink) throws IOException {
    long first = story.get(0).timeMicros();
    long last = story.get(story.size() - 1).timeMicros() - AFTER_BEGINNING_MICROS;
    int[] numbers = new int[story.size()];
    RawFrame frame = new RawFrame();
    int told = 0;
    int number = 0;
    for (long i = 0; i <= count; i++) {
      long micros = i == count ? Long.MAX_VALUE : time(i, count, first, last);
      while (told < story.size() && story.get(told).timeMicros() <= micros) {
        CapturedFrame next = story.get(told);
        sink.frame(next.timeMicros(), next.bytes(), next.originalLength());
        numbers[told++] = ++number;
      }
      if (i < count) {
        sink.frame(micros, frame.bytes(), frame(i, frame));
        number++;
      }
    }
    return numbers;
  }

  private static long time(long i, long count, long first, long last) {
    long from = first + AFTER_BEGINNING_MICROS;
    long burst = first + BURST_MICROS;
    long after = burst + BURST_LENGTH_MICROS;
    long part = Math.max(1, count / PARTS);
    if (i < part) {
      return from + i * (burst - from) / part;
    }
    return i < count - part
        ? burst + (i - part) * BURST_LENGTH_MICROS / (count - 2 * part)
        : after + (i - count + part) * (last - after) / part;
  }
}
