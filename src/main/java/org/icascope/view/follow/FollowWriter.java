package org.icascope.view.follow;

import java.util.List;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;

/** A form in which conversations are written. */
interface FollowWriter {

  void onCaptures(List<CaptureSummary> captures);

  /** A frame comes by, whether or not it has to do with the conversation. */
  void onTime(long nanos);

  /** The messages that follow are those of another connection than the ones before. */
  void onConnection(Flow flow);

  void onMessage(Message message);

  void onNote(Note note);

  /** Nothing more comes. */
  void onEnd(Totals totals, boolean partial);

  /** What was written goes out. */
  void flush();
}
