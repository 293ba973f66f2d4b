package org.icascope.capture.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;
import org.icascope.capture.FrameFilter;
import org.icascope.capture.LinkTypes;

/**
 * A capture filter as tcpdump and dumpcap know it ({@code tcp port 2598}), for frames of files.
 * libpcap compiles it once for every link type that occurs.
 */
public final class CaptureFilter implements FrameFilter {

  /** Link types that a filter must make sense for, one of them at least: wired, radio, raw. */
  private static final List<Integer> USUAL = List.of(LinkTypes.ETHERNET, 127, 105, LinkTypes.RAW);

  /** libpcap finds that no frame of this link type can pass, as no IPv6 where all is IPv4. */
  private static final String NOTHING_PASSES = "rejects all packets";

  private static final FilterProgram REJECT =
      FilterProgram.of(new int[][] {{Bpf.RET_CONSTANT, 0, 0, 0}});

  private final String expression;
  private final Map<Integer, Optional<FilterProgram>> programs = new HashMap<>();
  private final Map<Integer, Long> passedOver = new HashMap<>();
  private final Map<Integer, String> reasons = new HashMap<>();
  private Optional<FilterProgram> latest = Optional.empty();
  private int latestType = -1;

  private CaptureFilter(String expression) {
    this.expression = expression;
  }

  /**
   * Compiles a filter.
   *
   * @throws CaptureException when libpcap is not there
   * @throws IllegalArgumentException with libpcap's message when the filter is wrong
   */
  public static CaptureFilter of(String expression) throws CaptureException {
    Libpcap.load("a capture filter (-f)");
    CaptureFilter filter = new CaptureFilter(expression);
    USUAL.forEach(filter::compiled);
    if (filter.reasons.keySet().containsAll(USUAL)) {
      throw new IllegalArgumentException(filter.reasons.get(USUAL.get(0)));
    }
    return filter;
  }

  @Override
  public boolean passes(Frame frame) {
    int type = frame.linkType();
    if (type != latestType) {
      latest = programs.containsKey(type) ? programs.get(type) : compiled(type);
      latestType = type;
    }
    if (latest.isEmpty()) {
      passedOver.merge(type, 1L, Long::sum);
      return false;
    }
    return latest
        .get()
        .matches(frame.bytes(), frame.start(), frame.capturedLength(), frame.originalLength());
  }

  private Optional<FilterProgram> compiled(int linkType) {
    Optional<FilterProgram> program = Optional.empty();
    try {
      program = Optional.of(FilterCompiler.compile(expression, linkType));
    } catch (IllegalArgumentException e) {
      reasons.put(linkType, e.getMessage());
      program = e.getMessage().contains(NOTHING_PASSES) ? Optional.of(REJECT) : program;
    }
    programs.put(linkType, program);
    return program;
  }

  @Override
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    passedOver.forEach(
        (type, count) ->
            remarks.add(
                count
                    + " frames of link type "
                    + LinkTypes.name(type)
                    + " were passed over: the capture filter cannot be compiled for it ("
                    + reasons.get(type)
                    + ")"));
    return remarks;
  }
}
