package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

/** A scan of a million ports: SYNs that nobody answers. */
class ScanFloodTest {

  private static final int FLOWS = 1_000_000;

  /** Chosen: the limit of 100,000 flows must leave room in a heap of 256 MB. */
  private static final long MAXIMUM_BYTES_PER_FLOW = 1_450;

  private final OpenFlows open = new OpenFlows();
  private final List<String> diagnostics = new ArrayList<>();

  @Test
  void aMillionHalfOpenFlowsStayWithinTheLimitInMemoryAndAllocation() {
    FlowTable table =
        new FlowTable(
            new PortTable(Map.of()),
            FlowLimits.defaults(),
            diagnostic -> diagnostics.add(diagnostic.code()),
            open);
    HeadersForTests syn = HeadersForTests.of(Transport.TCP).payload(new byte[0], 0);
    long before = allocated();
    for (int i = 0; i < FLOWS; i++) {
      syn.from(1, 40_000).to(2 + (i >> 16), i & 0xffff).tcp(Headers.SYN, i, 0);
      table.onHeaders(syn.at(i + 1, i * 1000L));
    }
    long perFlow = (allocated() - before) / FLOWS;
    assertEquals(FlowLimits.defaults().maximumUnanswered(), open.most);
    assertTrue(perFlow < MAXIMUM_BYTES_PER_FLOW, "bytes allocated per flow: " + perFlow);
    // 960,000 too many, a tenth of the limit of 40,000 closed at a time
    assertEquals(240, diagnostics.size());
    table.finish();
    assertEquals(0, open.now);
    assertEquals(FLOWS, open.opened);
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  /** Counts the flows and keeps none. */
  private static final class OpenFlows implements SegmentSink {

    private int opened;
    private int now;
    private int most;

    @Override
    public void onFlowOpened(Flow flow) {
      opened++;
      most = Math.max(most, ++now);
    }

    @Override
    public void onSegment(
        Flow flow, Direction direction, Headers headers, long sequence, long acknowledgement) {}

    @Override
    public void onSignal(Flow flow, Direction direction, Signal signal, Headers headers) {}

    @Override
    public void onFlowClosed(Flow flow) {
      now--;
    }
  }
}
