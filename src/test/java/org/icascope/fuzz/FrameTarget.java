package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.decode.DuplicateFilter;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.model.PortTable;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.samples.SampleFiles;

/**
 * Frames of all link types through decoding, the duplicate filter, flows and tunnels: link layers,
 * IP, fragments, ICMP, TCP and UDP headers. The first byte chooses the link type; then come frames
 * with two bytes of length before each.
 */
final class FrameTarget implements FuzzTarget {

  /** Those that are read, numbers of tcpdump.org/linktypes.html, and one that is not. */
  private static final int[] LINK_TYPES = {
    1, 0, 9, 12, 14, 50, 51, 100, 101, 104, 105, 107, 108, 113, 117, 119, 127, 163, 166, 192, 204,
    205, 206, 228, 229, 239, 258, 276, 300
  };

  private static final int SEED_BYTES = 3_000;

  @Override
  public String name() {
    return "frames";
  }

  @Override
  public int gateRuns() {
    return 2_000;
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path sample : SampleFiles.captures()) {
      seeds.add(frames(sample));
    }
    byte[] ip = seeds.get(0);
    for (int link = 1; link < LINK_TYPES.length; link++) { // the same behind every link type
      byte[] other = Arrays.copyOf(ip, Math.min(ip.length, 400));
      other[0] = (byte) link;
      seeds.add(other);
    }
    return seeds;
  }

  private static byte[] frames(Path sample) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> files = List.of(sample.toString());
    try (CaptureSet set = CaptureSet.open(files, InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (out.size() < SEED_BYTES && set.next(frame)) {
        if (out.size() == 0) {
          out.write(Math.max(0, Arrays.binarySearch(LINK_TYPES, 1, 2, frame.linkType())));
        }
        out.write(frame.capturedLength() >> 8);
        out.write(frame.capturedLength());
        out.write(frame.bytes(), frame.start(), frame.capturedLength());
      }
    }
    return out.toByteArray();
  }

  @Override
  public void fuzz(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int link = LINK_TYPES[(input[0] & 0xff) % LINK_TYPES.length];
    BackStages stages = new BackStages(input.length);
    FlowTable flows =
        new FlowTable(
            new PortTable(Map.of()),
            FlowLimits.defaults(),
            stages,
            new StreamReassembly(ReassemblyLimits.defaults(), stages, stages.tunnels));
    HeaderDecoder decoder = new HeaderDecoder();
    DuplicateFilter duplicates = new DuplicateFilter();
    Frame frame = new Frame();
    long number = 0;
    for (int at = 1; at + 2 <= input.length; ) {
      int length = ((input[at] & 0xff) << 8 | input[at + 1] & 0xff) & 0x3fff;
      at += 2;
      int captured = Math.min(length, input.length - at);
      frame.bytes(input, at, captured, length).meta(++number * 1_000_000, link).number(0, number);
      look(decoder, duplicates, flows, frame);
      at += captured;
    }
    flows.finish();
    stages.finish(new org.icascope.model.FrameMark(0, Math.max(1, number), 1L << 60));
  }

  private static void look(
      HeaderDecoder decoder, DuplicateFilter duplicates, FlowTable flows, Frame frame) {
    Headers headers = new Headers();
    boolean decoded = decoder.decode(frame, headers);
    Check.range(decoder.headerBytes(frame), 0, frame.capturedLength(), "header bytes");
    if (!decoded) {
      int end = frame.start() + frame.capturedLength();
      if (headers.restCaptured() > 0) {
        Check.range(headers.restStart(), frame.start(), end, "start of the rest");
        Check.range(headers.restCaptured(), 0, end - headers.restStart(), "rest");
      }
      if (FlowTable.mayTellOfFlows(headers)) {
        flows.onOther(headers);
      }
      return;
    }
    check(headers);
    headers.badChecksum();
    if (!duplicates.isDuplicate(headers)) {
      flows.onHeaders(headers);
    }
  }

  private static void check(Headers headers) {
    Frame frame = headers.frame(); // another one where it was put together from fragments
    int end = frame.start() + frame.capturedLength();
    Check.range(end, 0, frame.bytes().length, "end of the frame");
    Check.range(headers.sourcePort(), 0, 0xffff, "source port");
    Check.range(headers.destinationPort(), 0, 0xffff, "destination port");
    Check.range(headers.sequence(), 0, 0xffffffffL, "sequence");
    Check.range(headers.acknowledgement(), 0, 0xffffffffL, "acknowledgement");
    Check.range(headers.transportStart(), frame.start(), end, "start of TCP or UDP");
    Check.range(headers.payloadLength(), 0, 1 << 17, "payload");
    Check.range(headers.payloadCaptured(), 0, headers.payloadLength(), "payload captured");
    if (headers.payloadCaptured() > 0) {
      Check.range(headers.payloadStart(), headers.transportStart(), end, "start of payload");
      Check.range(headers.payloadCaptured(), 0, end - headers.payloadStart(), "payload captured");
    }
    Check.range(headers.packetBytes(), 8, 1 << 17, "bytes of the packet");
  }
}
