package org.icascope.view.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.icascope.decode.Headers;

/** What is known of the first copies of frames, for those that were captured twice. */
final class FrameCopies<T> {

  /** Frames looked back at. Chosen: more than are looked at to find out that one is a copy. */
  private static final int REMEMBERED = 4096;

  private final Map<Long, T> lately =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, T> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A frame that is no copy. */
  void first(Headers headers, T known) {
    lately.put(identity(headers), known);
  }

  /** What was known of the frame that this one is a copy of. */
  Optional<T> of(Headers headers) {
    return Optional.ofNullable(lately.get(identity(headers)));
  }

  /** The same for copies of a frame; others may share it. */
  private static long identity(Headers headers) {
    long hash = headers.sourceLow() * 31 + headers.destinationLow();
    hash = hash * 31 + headers.sourcePort() * 65_537L + headers.destinationPort();
    hash = hash * 31 + headers.sequence();
    hash = hash * 31 + headers.acknowledgement();
    return (hash * 31 + headers.payloadLength()) * 31 + headers.ipId();
  }
}
