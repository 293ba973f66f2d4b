package org.icascope.view.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.view.frame.Unit;
import org.junit.jupiter.api.Test;

class VisibleBytesTest {

  /** Type 0x7fff is no EDT control packet that has a layout (specs/edt.ksy). */
  @Test
  void whatNoLayoutDescribesInAControlPacketOfEdtIsNotSeen() {
    byte[] bytes = new byte[40];
    bytes[0] = (byte) 0xff;
    bytes[1] = (byte) 0xff;
    Arrays.fill(bytes, 16, 40, (byte) 'x');
    Unit packet =
        new Unit("edt", null, Direction.CLIENT_TO_SERVER, 0, 0, 40, bytes, List.of(), 0, false);
    assertEquals("\u00b7\u00b7".repeat(24), VisibleBytes.of(packet).oneLine().substring(32));
  }
}
