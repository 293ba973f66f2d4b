package org.icascope.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.icascope.model.IpAddress;
import org.icascope.testkit.protocol.DnsWriter;
import org.junit.jupiter.api.Test;

/** Queries and answers of DNS, whole and damaged. */
class DnsMessageTest {

  private static Optional<DnsMessage> read(byte[] bytes) {
    return DnsMessage.of(bytes, 0, bytes.length);
  }

  @Test
  void aQueryIsRead() {
    DnsMessage expected = new DnsMessage(77, false, "desk-1.example", 1, 0, List.of());
    assertEquals(Optional.of(expected), read(DnsWriter.query(77, "Desk-1.EXAMPLE")));
  }

  @Test
  void anAnswerHasItsAddressOrItsCode() {
    byte[] answer = DnsWriter.answer(77, "a.example", new byte[] {10, 1, 2, 3});
    assertEquals(List.of(new IpAddress(0, 0x0a010203L, 4)), read(answer).orElseThrow().addresses());
    byte[] denied = DnsWriter.failed(77, "a.example", DnsWriter.NAME_ERROR);
    assertEquals(DnsMessage.NAME_ERROR, read(denied).orElseThrow().code());
  }

  @Test
  void aMessageThatIsCutInItsQuestionIsNone() {
    byte[] bytes = DnsWriter.query(1, "desk-1.example");
    for (int length = 0; length < bytes.length; length++) {
      assertTrue(read(Arrays.copyOf(bytes, length)).isEmpty(), "length " + length);
    }
  }

  /** Names that point at themselves, lengths beyond the end, thousands of records. Seed 6. */
  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(6);
    byte[] good = DnsWriter.answer(1, "desk-1.example", new byte[] {10, 1, 2, 3});
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = good.clone();
      for (int j = 0; j < 3; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      read(bytes).ifPresent(message -> assertTrue(message.addresses().size() <= 32));
    }
  }
}
