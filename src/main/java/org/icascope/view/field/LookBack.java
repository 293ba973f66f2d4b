package org.icascope.view.field;

import java.util.Collection;
import java.util.List;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.info.FrameColumns;

/** What can be told of a frame only by who saw all frames before: done where it is asked for. */
final class LookBack {

  private static final List<String> STREAM_TIMES =
      List.of("tcp.time_relative", "tcp.time_delta", "udp.time_relative", "udp.time_delta");

  private final StreamTimes times;
  private final FrameColumns columns;

  /**
   * @param wanted the fields that will be asked for
   */
  LookBack(Collection<FieldInfo> wanted) {
    times =
        wanted.stream().anyMatch(f -> STREAM_TIMES.contains(f.name())) ? new StreamTimes() : null;
    columns =
        wanted.stream().anyMatch(f -> ColumnFields.isOne(f.name())) ? new FrameColumns() : null;
  }

  /** The next frame. */
  void next(ViewedFrame frame) {
    if (times != null) {
      times.next(frame);
    }
    if (columns != null) {
      columns.next(frame);
    }
  }

  /** Null where nobody asked for them. */
  StreamTimes times() {
    return times;
  }

  /** The columns protocol and info; null where nobody asked for them. */
  FrameColumns columns() {
    return columns;
  }
}
