package org.icascope.dissect.ica;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps of equal values one: the connections of a farm announce the same modules and channels, and
 * a run may have tens of thousands of them.
 */
public final class EqualParts {

  /** Chosen: those of many kinds of clients. Further ones are kept as they come. */
  static final int MOST = 4_096;

  private final Map<Object, Object> known = new HashMap<>();

  /** The value itself, or one that is equal and was seen before. */
  <T> T one(T value) {
    Object same = known.get(value);
    if (same == null && known.size() < MOST) {
      known.put(value, value);
    }
    @SuppressWarnings("unchecked") // equal values of the few classes used here are of one class
    T kept = same == null ? value : (T) same;
    return kept;
  }

  /** The same for an unchangeable copy of a list. */
  <T> List<T> list(List<T> values) {
    return one(List.copyOf(values));
  }
}
