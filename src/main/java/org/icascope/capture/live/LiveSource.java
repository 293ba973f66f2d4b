package org.icascope.capture.live;

import java.io.Closeable;
import java.io.EOFException;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.icascope.capture.PcapngSource;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapHandle.BlockingMode;
import org.pcap4j.core.PcapHandle.TimestampPrecision;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.PcapStat;

/** Frames as they pass an interface. */
public final class LiveSource implements Closeable {

  /** How long a quiet interface is waited for before the caller may look around. Chosen. */
  private static final int READ_MILLIS = 100;

  /** Between two looks at a quiet interface. Chosen: a gigabit link fills 1.25 MB in it. */
  private static final int PAUSE_MILLIS = 10;

  // results of pcap_activate (pcap/pcap.h)
  private static final int NO_SUCH_DEVICE = -5;
  private static final int PERMISSION_DENIED = -8;
  private static final int INTERFACE_NOT_UP = -9;
  private static final int PROMISCUOUS_DENIED = -11;
  private static final int PRECISION_NOT_SUPPORTED = -12;

  private final LiveSettings settings;
  private final PcapHandle handle;
  private final int linkType;

  private LiveSource(LiveSettings settings, PcapHandle handle) {
    this.settings = settings;
    this.handle = handle;
    int dataLink = handle.getDlt().value();
    linkType = dataLink == LinkTypes.DLT_RAW ? LinkTypes.RAW : dataLink;
  }

  /**
   * Begins to capture.
   *
   * @throws CaptureException when the system does not let us; the message says what helps
   * @throws IllegalArgumentException when the filter is wrong, with libpcap's message
   */
  public static LiveSource open(LiveSettings settings) throws CaptureException {
    Libpcap.load("live capture");
    LiveSource source = new LiveSource(settings, handle(settings));
    if (settings.filter().isPresent()) {
      source.filter(settings.filter().get());
    }
    source.doNotBlock();
    return source;
  }

  private static PcapHandle handle(LiveSettings settings) throws CaptureException {
    try {
      try {
        return builder(settings).timestampPrecision(TimestampPrecision.NANO).build();
      } catch (PcapNativeException e) {
        if (e.getReturnCode() != PRECISION_NOT_SUPPORTED) {
          throw e;
        }
        return builder(settings).build();
      }
    } catch (PcapNativeException e) {
      throw new CaptureException(reason(settings.on().name(), e), e);
    }
  }

  private static PcapHandle.Builder builder(LiveSettings settings) {
    return new PcapHandle.Builder(settings.on().name())
        .snaplen(settings.snapLength())
        .promiscuousMode(
            settings.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
        .timeoutMillis(READ_MILLIS)
        .bufferSize(settings.bufferBytes());
  }

  private static String reason(String name, String message) {
    return "cannot capture on " + name + ": " + message;
  }

  static String reason(String name, PcapNativeException e) {
    int code = e.getReturnCode() == null ? 0 : e.getReturnCode();
    return switch (code) {
      case PERMISSION_DENIED, PROMISCUOUS_DENIED ->
          "no permission to capture on "
              + name
              + "; on Linux run it with sudo, or once: sudo setcap cap_net_raw,cap_net_admin+eip"
              + " $(readlink -f $(command -v java)); on Windows as administrator";
      case NO_SUCH_DEVICE -> "there is no interface " + name + " any more";
      case INTERFACE_NOT_UP -> name + " is not up; on Linux: ip link set " + name + " up";
      default -> reason(name, e.getMessage());
    };
  }

  /** Where nothing comes, libpcap on Linux waits forever, whatever time-out it was given. */
  private void doNotBlock() throws CaptureException {
    try {
      handle.setBlockingMode(BlockingMode.NONBLOCKING);
    } catch (PcapNativeException | NotOpenException e) {
      close();
      throw new CaptureException(reason(settings.on().name(), e.getMessage()), e);
    }
  }

  private void filter(String expression) {
    try {
      handle.setFilter(expression, BpfCompileMode.OPTIMIZE);
    } catch (PcapNativeException e) {
      close();
      String message = String.valueOf(e.getMessage());
      throw new IllegalArgumentException(message.replaceFirst("^Error occurred in \\w+: ", ""), e);
    } catch (NotOpenException e) {
      throw new IllegalStateException("it was just opened", e);
    }
  }

  /** How the file describes where these frames come from. */
  public PcapngSource description(String system) {
    int digits = handle.getTimestampPrecision() == TimestampPrecision.NANO ? 9 : 6;
    return new PcapngSource(
        settings.on().name(),
        settings.on().description(),
        linkType,
        settings.snapLength(),
        digits,
        settings.filter(),
        system);
  }

  /**
   * Waits for the next frame.
   *
   * @return false when none came for a tenth of a second
   * @throws CaptureException when the interface is gone
   */
  public boolean next(Frame frame) throws CaptureException {
    boolean found = tryNext(frame);
    for (int waited = 0; !found && waited < READ_MILLIS; waited += PAUSE_MILLIS) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      found = tryNext(frame);
    }
    return found;
  }

  private boolean tryNext(Frame frame) throws CaptureException {
    try {
      byte[] bytes = handle.getNextRawPacketEx();
      var time = handle.getTimestamp();
      long seconds = Math.floorDiv(time.getTime(), 1000L);
      frame
          .bytes(bytes, 0, bytes.length, handle.getOriginalLength())
          .meta(seconds * 1_000_000_000L + time.getNanos(), linkType);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (PcapNativeException | EOFException e) {
      throw new CaptureException(
          "capturing on " + settings.on().name() + " ended: " + e.getMessage(), e);
    } catch (NotOpenException e) {
      throw new IllegalStateException("read after it was closed", e);
    }
  }

  /** What libpcap counted. */
  public Counts counts() {
    try {
      PcapStat stat = handle.getStats();
      return new Counts(
          OptionalLong.of(stat.getNumPacketsReceived()),
          OptionalLong.of(stat.getNumPacketsDropped()),
          stat.getNumPacketsDroppedByIf());
    } catch (PcapNativeException | NotOpenException e) {
      return new Counts(OptionalLong.empty(), OptionalLong.empty(), 0); // not on every system
    }
  }

  /**
   * Counters since the start.
   *
   * @param received frames that passed the filter
   * @param dropped of these, lost since nobody fetched them in time
   * @param droppedByInterface lost by the interface or its driver
   */
  public record Counts(OptionalLong received, OptionalLong dropped, long droppedByInterface) {}

  @Override
  public void close() {
    handle.close();
  }
}
