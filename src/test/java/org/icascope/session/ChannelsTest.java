package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.flow.CourseLimits;
import org.junit.jupiter.api.Test;

/** A session is over when its last channel is closed, as far as they can be told apart. */
class ChannelsTest {

  private final SessionTrack session =
      new SessionTrack(0, true, new CourseLimits(1, 1), new MessageRoom(1, () -> {}));

  private void open(int count) {
    for (int channel = 0; channel < count; channel++) {
      session.channelOpened(
          new ChannelOpenRequest(1, channel, 0, 2, Optional.empty(), OptionalInt.empty()));
    }
  }

  @Test
  void theLastOneOfThirtyTwoEndsIt() {
    open(32);
    open(32); // a resume opens them again
    for (int channel = 0; channel < 31; channel++) {
      assertFalse(session.channelClosed(channel));
    }
    assertTrue(session.channelClosed(31));
  }

  @Test
  void whereThereAreMoreNoneDoes() {
    open(33);
    for (int channel = 0; channel < 33; channel++) {
      assertFalse(session.channelClosed(channel));
    }
  }
}
