package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.icascope.tunnel.HeldBytes;
import org.junit.jupiter.api.Test;

class DtlsMessagesTest {

  private final List<String> messages = new ArrayList<>();
  private final HeldBytes held = HeldBytes.alone();
  private final DtlsMessages reader = new DtlsMessages(held);

  private boolean add(String... rows) {
    byte[] bytes = HelloBytes.hex(rows);
    return reader.add(
        bytes,
        0,
        bytes.length,
        (type, number, message, length) -> {
          StringBuilder line = new StringBuilder(type + " " + number + ":");
          for (int i = 4; i < length; i++) {
            line.append(' ').append(message[i]);
          }
          messages.add(line.toString());
        });
  }

  /** 16 messages of 128 KiB are announced in 200 bytes: no more than two are made room for. */
  @Test
  void whatIsOnlyAnnouncedTakesLittleRoom() {
    for (int number = 0; number < 16; number++) {
      add("0b 01fffc " + String.format("%04x", number) + " 000000 000000");
    }
    assertTrue(held.bytes() <= 256 * 1024, held.bytes() + " bytes");
    reader.restart();
    assertEquals(0, held.bytes());
  }

  @Test
  void fragmentsInAnyOrderMakeOneMessage() {
    add("0b 000004 0002 000002 000002 0304");
    add("0b 000004 0002 000000 000003 010203"); // overlaps
    assertEquals(List.of("11 2: 1 2 3 4"), messages);
  }

  @Test
  void whatIsSentAgainIsTakenOnce() {
    for (int i = 0; i < 3; i++) {
      add("10 000001 0000 000000 000001 09");
    }
    assertEquals(List.of("16 0: 9"), messages);
  }

  @Test
  void severalMessagesInARecordAreAllTaken() {
    assertTrue(add("0e 000000 0003 000000 000000", "10 000001 0004 000000 000001 09"));
    assertEquals(List.of("14 3:", "16 4: 9"), messages);
  }

  @Test
  void fragmentsThatContradictThemselvesAreRefused() {
    assertFalse(add("0b 000004 0002 000003 000002 0304")); // beyond the end of the message
    assertFalse(add("0b ffffff 0002 000000 000001 03")); // longer than any message
    assertFalse(add("0b 000004 0002 000000 000004 03")); // longer than the record
    assertEquals(List.of(), messages);
  }

  @Test
  void unfinishedMessagesHaveALimit() {
    for (int number = 0; number < 40; number++) {
      add("0b 000004 00" + String.format("%02x", number) + " 000000 000001 01");
    }
    for (int number = 0; number < 40; number++) {
      add("0b 000004 00" + String.format("%02x", number) + " 000001 000003 020304");
    }
    assertEquals(List.of(), messages.stream().filter(m -> m.startsWith("11 0:")).toList());
  }
}
