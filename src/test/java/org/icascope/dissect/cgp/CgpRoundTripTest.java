package org.icascope.dissect.cgp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.icascope.dissect.WireReader;
import org.icascope.dissect.cgp.DrawnMessage.Said;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.spec.CgpContent;
import org.icascope.spec.CgpData;
import org.icascope.spec.CgpDataRealtime;
import org.icascope.spec.CgpDataRealtimeWithAck;
import org.icascope.testkit.Seeded;
import org.junit.jupiter.api.Test;

/**
 * What is written is read again as the same, for every kind of message: by the framer, which reads
 * by hand, and by the layouts.
 */
class CgpRoundTripTest {

  private static final int RUNS = 400;

  @Test
  void theFramerReadsEveryMessageAsItWasWritten() {
    Seeded.runs(
        RUNS,
        random -> {
          List<DrawnMessage> messages = DrawnMessage.oneOfEach(random);
          assertEquals(messages.stream().map(DrawnMessage::said).toList(), read(messages, random));
        });
  }

  @Test
  void theLayoutsReadEveryMessageAsItWasWritten() {
    Seeded.runs(
        RUNS,
        random -> {
          for (DrawnMessage message : DrawnMessage.oneOfEach(random)) {
            assertEquals(message.said(), byLayout(message.bytes()));
          }
        });
  }

  private static List<Said> read(List<DrawnMessage> messages, Random random) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    messages.forEach(message -> stream.writeBytes(message.bytes()));
    byte[] bytes = stream.toByteArray();
    Reader reader = new Reader();
    CgpFramer framer = new CgpFramer(reader);
    int longest = 1 + random.nextInt(random.nextBoolean() ? 10 : 3000);
    for (int from = 0; from < bytes.length; ) {
      int length = Math.min(bytes.length - from, 1 + random.nextInt(longest));
      framer.onChunk(new Chunk().bytes(bytes, from, length).place(from, true).origin(0, 1, 1));
      from += length;
    }
    return reader.said;
  }

  private static Said byLayout(byte[] bytes) {
    var message = new org.icascope.spec.CgpMessage(WireReader.streamOf(ByteBuffer.wrap(bytes)));
    message._read();
    CgpContent content = message.content();
    int command = content.command();
    boolean tracked = false;
    int ack = 0;
    if (content.header() != null) {
      var header = content.header();
      var reliability =
          header.hasLength() ? header.extensions().reliability() : header.reliability();
      tracked = reliability != null && (reliability.flags() & 1) != 0;
      ack =
          reliability != null && reliability.ackDelta() != null
              ? reliability.ackDelta().value()
              : 0;
    }
    if (content.body() instanceof CgpData data) {
      return DrawnMessage.data(command, tracked, ack, data.payload());
    }
    if (content.body() instanceof CgpDataRealtime data) {
      return DrawnMessage.data(command, true, 0, data.payload());
    }
    if (content.body() instanceof CgpDataRealtimeWithAck data) {
      return DrawnMessage.data(command, true, data.ackDelta().value(), data.payload());
    }
    if (command == CgpCommand.NOP) {
      return new Said(command, tracked, ack, Optional.empty(), Optional.empty());
    }
    var dissection = CgpDissector.dissect(ByteBuffer.wrap(bytes));
    assertEquals(Optional.empty(), dissection.problem());
    return DrawnMessage.control(command, tracked, ack, dissection.message().orElseThrow());
  }

  /** Writes down what the framer understands; what it complains of becomes an entry, too. */
  private static final class Reader implements CgpSink {
    private final List<Said> said = new ArrayList<>();
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream();

    private void add(CgpHeader header, Optional<CgpMessage> content, Optional<String> data) {
      said.add(new Said(header.command(), header.tracked(), header.ackDelta(), content, data));
    }

    @Override
    public void onData(CgpHeader header) {
      payload.reset();
    }

    @Override
    public void onPayload(Chunk chunk) {
      payload.write(chunk.bytes(), chunk.start(), chunk.length());
    }

    @Override
    public void onPayloadGap(long length, FrameMark where) {
      throw new AssertionError("there is no gap");
    }

    @Override
    public void onDataEnd(CgpHeader header) {
      assertEquals(payload.size(), header.payloadLength());
      String hex = HexFormat.of().formatHex(payload.toByteArray());
      add(header, Optional.empty(), Optional.of(hex));
    }

    @Override
    public void onNop(CgpHeader header) {
      add(header, Optional.empty(), Optional.empty());
    }

    @Override
    public void onControl(CgpHeader header, CgpMessage message) {
      add(header, Optional.of(message), Optional.empty());
    }

    @Override
    public void onUnreadable(CgpHeader header) {
      throw new AssertionError("unreadable " + header.command());
    }

    @Override
    public void onMalformed(CgpHeader header, String problem) {
      throw new AssertionError(header.command() + " is malformed: " + problem);
    }

    @Override
    public void onResync(long skippedBytes, FrameMark where) {
      throw new AssertionError("boundaries were lost");
    }

    @Override
    public void onOutOfSync(FrameMark where) {
      throw new AssertionError("boundaries were lost");
    }
  }
}
