package org.icascope.view.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.FieldValue.Bytes;

/** What filters ask of bytes. */
final class ByteValues {

  private ByteValues() {}

  static Bytes of(byte[] bytes) {
    return new Bytes(bytes, 0, bytes.length);
  }

  /** The bytes that a value stands for, or null where it stands for none. */
  static Bytes from(FieldValue value) {
    if (value instanceof Bytes bytes) {
      return bytes;
    } else if (value instanceof FieldValue.Text text) {
      return of(text.value().getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof FieldValue.Address address) {
      return of(address.value().toBytes());
    } else if (value instanceof FieldValue.Ethernet ethernet) {
      byte[] bytes = new byte[6];
      for (int i = 0; i < 6; i++) {
        bytes[i] = (byte) (ethernet.value() >>> 8 * (5 - i));
      }
      return of(bytes);
    }
    return null;
  }

  /** The shorter one is less, as in Wireshark. */
  static int compare(Bytes a, Bytes b) {
    if (a.length() != b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    return Arrays.compareUnsigned(
        a.array(), a.start(), a.start() + a.length(), b.array(), b.start(), b.start() + b.length());
  }

  static boolean contains(Bytes hay, Bytes needle) {
    int last = hay.start() + hay.length() - needle.length();
    for (int i = hay.start(); i <= last; i++) {
      if (Arrays.equals(
          hay.array(),
          i,
          i + needle.length(),
          needle.array(),
          needle.start(),
          needle.start() + needle.length())) {
        return true;
      }
    }
    return false;
  }

  static boolean isNonzero(Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.array()[bytes.start() + i] != 0) {
        return true;
      }
    }
    return false;
  }
}
