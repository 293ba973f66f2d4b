package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.Random;
import org.icascope.testkit.network.VirtualClock;
import org.icascope.testkit.protocol.WinstationPackets;

/**
 * A person at work: keys with small screen answers, pointer movements, now and then a large screen
 * update, pauses. Sizes and intervals are chosen to look like office work.
 */
final class Workload {
  private static final int THINWIRE = 9;
  private static final int RECORD_BYTES = 1400; // below the 1460 the transport driver announces
  private static final int MICROS_PER_SECOND = 1_000_000;

  private final IcaDialogue ica;
  private final VirtualClock clock;
  private final Random random;
  private long end;

  Workload(IcaDialogue ica, VirtualClock clock, Random random) {
    this.ica = ica;
    this.clock = clock;
    this.random = random;
  }

  /** Works for exactly that long. */
  void run(double seconds) {
    end = clock.now() + Math.round(seconds * MICROS_PER_SECOND);
    while (working()) {
      int choice = random.nextInt(20);
      if (choice < 11) {
        typeWord();
      } else if (choice < 16) {
        movePointer();
      } else if (choice < 18) {
        redrawLargeArea();
      } else {
        pause(900_000, 4_500_000);
      }
      pause(150_000, 600_000);
    }
  }

  private boolean working() {
    return clock.now() < end;
  }

  private void pause(int lowMicros, int highMicros) {
    long micros = lowMicros + random.nextInt(highMicros - lowMicros);
    clock.advanceTo(Math.min(clock.now() + micros, end));
  }

  /** One key, no answer. */
  void key() {
    ica.record(CLIENT_TO_SERVER, 0, WinstationPackets.keystroke(0x10 + random.nextInt(0x29)));
  }

  /** One screen update of a size in bytes. */
  void screen(int bytes) {
    byte[] pixels = new byte[bytes];
    random.nextBytes(pixels);
    ica.record(SERVER_TO_CLIENT, 1, WinstationPackets.virtualWrite(THINWIRE, pixels));
  }

  private void typeWord() {
    int letters = 2 + random.nextInt(6);
    for (int i = 0; i < letters && working(); i++) {
      key();
      pause(22_000, 48_000);
      screen(30 + random.nextInt(90));
      pause(60_000, 190_000);
    }
  }

  private void movePointer() {
    int steps = 2 + random.nextInt(5);
    for (int i = 0; i < steps && working(); i++) {
      byte[] move =
          WinstationPackets.mouse(1 + random.nextInt(0xffff), 1 + random.nextInt(0xffff), 1);
      ica.record(CLIENT_TO_SERVER, 0, move);
      pause(30_000, 70_000);
    }
    screen(120 + random.nextInt(500));
    pause(40_000, 90_000);
  }

  private void redrawLargeArea() {
    int records = 2 + random.nextInt(5);
    for (int i = 0; i < records && working(); i++) {
      screen(i < records - 1 ? RECORD_BYTES : 200 + random.nextInt(1000));
      pause(200, 900);
    }
    pause(60_000, 120_000);
  }
}
