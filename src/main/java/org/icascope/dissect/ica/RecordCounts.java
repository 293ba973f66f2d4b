package org.icascope.dissect.ica;

import java.util.ArrayList;
import java.util.List;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.model.Direction;

/** Records of one direction by kind; adding does not allocate. */
final class RecordCounts {

  static final int CLEAR = 0;
  static final int BASIC = 1;
  static final int SECURE_ICA = 2;
  static final int KEY_EXCHANGE = 3;
  static final int MODE_CHANGE = 4;
  static final int UNFRAMED = 5;

  private static final String[] KINDS = {
    "clear", "basic", "secureica", "keyExchange", "modeChange", "unframed"
  };

  private final long[] count = new long[KINDS.length];
  private final long[] bytes = new long[KINDS.length];

  void add(int kind, long byteCount) {
    if (kind != UNFRAMED) {
      count[kind]++;
    } else if (byteCount == 0) {
      return;
    } else if (bytes[UNFRAMED] == 0) {
      count[UNFRAMED] = 1; // bytes without borders are one record, however they come in
    }
    bytes[kind] += byteCount;
  }

  void addAll(RecordCounts other) {
    for (int kind = 0; kind < UNFRAMED; kind++) {
      count[kind] += other.count[kind];
      bytes[kind] += other.bytes[kind];
    }
    add(UNFRAMED, other.bytes[UNFRAMED]);
  }

  static String name(int kind) {
    return KINDS[kind];
  }

  void clear() {
    java.util.Arrays.fill(count, 0);
    java.util.Arrays.fill(bytes, 0);
  }

  /** Kinds that occurred, in a fixed order. */
  List<RecordCount> toList(Direction direction) {
    String name = direction == Direction.CLIENT_TO_SERVER ? "clientToServer" : "serverToClient";
    List<RecordCount> list = new ArrayList<>();
    for (int kind = 0; kind < KINDS.length; kind++) {
      if (count[kind] > 0) {
        list.add(new RecordCount(name, KINDS[kind], count[kind], bytes[kind]));
      }
    }
    return list;
  }
}
