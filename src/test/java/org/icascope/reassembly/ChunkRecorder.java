package org.icascope.reassembly;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * Keeps what the reassembly stage says, as short lines and as whole streams. A chunk reads {@code
 * "client 0 abc #4"}: sender, stream offset, bytes ({@code ~} before them when they do not begin a
 * segment), frame.
 */
final class ChunkRecorder implements ChunkSink {

  final List<String> lines = new ArrayList<>();
  private final Map<Integer, Map<Direction, ByteArrayOutputStream>> streams = new TreeMap<>();

  /** Lines that begin with one of the words {@code client} and {@code server}, and name no SYN. */
  List<String> stream() {
    return lines.stream()
        .filter(line -> line.startsWith("client") || line.startsWith("server"))
        .filter(line -> !line.contains("SYN") && !line.contains("ESTABLISHED"))
        .toList();
  }

  /** Bytes delivered of one direction of a flow. */
  byte[] bytes(int serial, Direction direction) {
    return streams
        .getOrDefault(serial, Map.of())
        .getOrDefault(direction, new ByteArrayOutputStream())
        .toByteArray();
  }

  @Override
  public void onFlowOpened(Flow flow) {
    lines.add("open " + flow.serial());
  }

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {
    ByteArrayOutputStream stream =
        streams
            .computeIfAbsent(flow.serial(), s -> new EnumMap<>(Direction.class))
            .computeIfAbsent(direction, d -> new ByteArrayOutputStream());
    stream.write(chunk.bytes(), chunk.start(), chunk.length());
    lines.add(line(direction, chunk));
  }

  @Override
  public void onGap(Flow flow, Direction direction, long offset, long length, FrameMark where) {
    lines.add(direction.sender() + " " + offset + " gap " + length + " #" + where.frame());
  }

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {
    lines.add("datagram " + line(direction, chunk));
  }

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {
    lines.add(direction.sender() + " " + signal + " #" + mark.frame());
  }

  @Override
  public void onFlowClosed(Flow flow) {
    lines.add("close " + flow.serial());
  }

  private static String line(Direction direction, Chunk chunk) {
    String text =
        new String(chunk.bytes(), chunk.start(), chunk.length(), StandardCharsets.US_ASCII);
    return direction.sender()
        + " "
        + chunk.streamOffset()
        + (chunk.segmentStart() ? " " : " ~")
        + text
        + " #"
        + chunk.frame();
  }
}
