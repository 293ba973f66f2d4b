package org.icascope.dissect.cgp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;

/**
 * A CGP message drawn at random: what it says, and its bytes after the tables of the protocol notes
 * on CGP, sections 1 to 4.
 */
record DrawnMessage(Said said, byte[] bytes) {

  /** What a message says, with the same words for one that is written and one that is read. */
  record Said(
      int command, boolean tracked, int ack, Optional<CgpMessage> content, Optional<String> data) {}

  private static final int MOST_COMMANDS = 0x100;
  private static final int TCP_PROXY_SERVICE = 1;
  private static final int LONG = 32_000;

  /** One of every known command, and one of an unknown one, in any order. */
  static List<DrawnMessage> oneOfEach(Random random) {
    List<Integer> commands = new ArrayList<>();
    for (int command = CgpCommand.BIND_REQUEST; CgpCommand.isKnown(command); command++) {
      commands.add(command);
    }
    commands.add(commands.size() + 1 + random.nextInt(MOST_COMMANDS - commands.size() - 1));
    Collections.shuffle(commands, random);
    return commands.stream().map(command -> of(command, random)).toList();
  }

  private static DrawnMessage of(int command, Random random) {
    CgpEncoding encoding = CgpEncoding.values()[random.nextInt(2)];
    CgpWriter writer = new CgpWriter(encoding);
    return switch (command) {
      case CgpCommand.BIND_REQUEST, CgpCommand.BIND_RESPONSE ->
          DrawnBind.of(command == CgpCommand.BIND_RESPONSE, random, writer);
      case CgpCommand.DATA_REALTIME -> {
        byte[] payload = payload(random);
        yield new DrawnMessage(data(command, true, 0, payload), writer.realtime(payload));
      }
      case CgpCommand.DATA_REALTIME_WITH_ACK -> {
        byte[] payload = payload(random);
        int ack = varlen(random);
        byte[] bytes = writer.realtimeWithAck(ack, random.nextBoolean(), payload);
        yield new DrawnMessage(data(command, true, ack, payload), bytes);
      }
      default -> extended(command, random, writer);
    };
  }

  /** Those with header extensions, and unknown ones, of which nobody knows whether they have. */
  private static DrawnMessage extended(int command, Random random, CgpWriter writer) {
    boolean known = CgpCommand.isKnown(command);
    boolean tracked = known && random.nextBoolean();
    int ack = known && random.nextBoolean() ? varlen(random) : 0;
    Bytes body = new Bytes();
    Said said =
        switch (command) {
          case CgpCommand.FINISH_REQUEST, CgpCommand.FINISH_RESPONSE -> {
            int type = random.nextInt(256);
            body.u8(type).u8(0);
            boolean response = command == CgpCommand.FINISH_RESPONSE;
            yield control(command, tracked, ack, new CgpMessage.Finish(response, type));
          }
          case CgpCommand.NOP ->
              new Said(command, tracked, ack, Optional.empty(), Optional.empty());
          case CgpCommand.CHANNEL_OPEN_REQUEST ->
              control(command, tracked, ack, openRequest(random, body));
          case CgpCommand.CHANNEL_OPEN_RESPONSE -> {
            int[] values = {varlen(random), random.nextInt(0x10000), random.nextInt(0x10000)};
            body.varlen(values[0], random.nextBoolean()).u16(values[1]).u16(values[2]).u16(0);
            body.sized(new byte[random.nextInt(9)]);
            var message = new CgpMessage.ChannelOpenResponse(values[0], values[1], values[2]);
            yield control(command, tracked, ack, message);
          }
          case CgpCommand.CHANNEL_CLOSE -> {
            int[] values = {varlen(random), random.nextInt(0x10000), random.nextInt(0x10000)};
            body.varlen(values[0], random.nextBoolean()).u16(0).u16(values[1]).u16(values[2]);
            var message = new CgpMessage.ChannelClose(values[0], values[1], values[2]);
            yield control(command, tracked, ack, message);
          }
          case CgpCommand.DATA -> {
            byte[] payload = payload(random);
            body.u8(random.nextInt(16)).varlen(varlen(random), random.nextBoolean()).raw(payload);
            yield data(command, tracked, ack, payload);
          }
          default -> {
            byte[] payload = payload(random);
            body.raw(payload); // behind a byte that is taken for a flag byte of the body
            var message = new CgpMessage.Undecoded(command, 1 + payload.length);
            yield control(command, tracked, ack, message);
          }
        };
    return new DrawnMessage(said, writer.message(command, tracked, ack, body));
  }

  /** Draws a request and appends its body. */
  static ChannelOpenRequest openRequest(Random random, Bytes body) {
    boolean proxy = random.nextBoolean();
    int service = proxy ? TCP_PROXY_SERVICE : 2 + random.nextInt(0xfffe);
    int channel = varlen(random);
    int framing = random.nextInt(256);
    int priority = random.nextInt(256);
    String destination = text(random);
    int protocol = random.nextInt(0x10000);
    body.u16(service).varlen(channel, random.nextBoolean()).u8(framing).u8(priority).u16(0);
    Bytes parameters = new Bytes().u8(1);
    parameters.sized(destination.getBytes(StandardCharsets.US_ASCII)).u16(protocol);
    body.sized(parameters.toArray());
    return new ChannelOpenRequest(
        service,
        channel,
        framing,
        priority,
        proxy ? Optional.of(destination) : Optional.empty(),
        proxy ? OptionalInt.of(protocol) : OptionalInt.empty());
  }

  static Said control(int command, boolean tracked, int ack, CgpMessage message) {
    return new Said(command, tracked, ack, Optional.of(message), Optional.empty());
  }

  static Said data(int command, boolean tracked, int ack, byte[] payload) {
    String hex = HexFormat.of().formatHex(payload);
    return new Said(command, tracked, ack, Optional.empty(), Optional.of(hex));
  }

  static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append((char) (' ' + random.nextInt('~' - ' ' + 1)));
    }
    return text.toString();
  }

  /** One byte, two bytes, and the values at which that changes. */
  static int varlen(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(128);
      case 1 -> 127 + random.nextInt(2);
      case 2 -> 32_767;
      default -> random.nextInt(32_768);
    };
  }

  private static byte[] payload(Random random) {
    byte[] payload = new byte[random.nextInt(8) == 0 ? LONG : random.nextInt(300)];
    random.nextBytes(payload);
    return payload;
  }
}
