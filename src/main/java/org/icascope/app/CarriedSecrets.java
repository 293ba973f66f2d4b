package org.icascope.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;

/** The secrets in a capture that is given as a file with keys. */
final class CarriedSecrets {

  /** First bytes of pcapng, and of pcap in both byte orders and resolutions. */
  private static final List<Integer> MAGICS =
      List.of(0x0a0d0d0a, 0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1);

  private CarriedSecrets() {}

  static boolean isCapture(byte[] content) {
    if (content.length < Integer.BYTES) {
      return false;
    }
    int magic = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      magic = magic << 8 | content[i] & 0xff;
    }
    return MAGICS.contains(magic);
  }

  /** Reads the whole capture; what cannot be read of it has none. */
  static List<DecryptionSecret> of(String name) {
    try (CaptureSet capture =
        CaptureSet.open(List.of(name), InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (capture.next(frame)) {
        frame.number(); // only what lies between the frames is wanted
      }
      return List.copyOf(capture.secrets());
    } catch (IOException e) {
      return List.of();
    }
  }
}
