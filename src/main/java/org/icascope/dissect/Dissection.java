package org.icascope.dissect;

import java.util.Optional;

/**
 * What a dissector made of one PDU.
 *
 * @param message the decoded message; absent only when not even its kind can be told
 * @param problem why the bytes contradict the layout, one sentence; the message then holds what was
 *     read before
 */
public record Dissection<M>(Optional<M> message, Optional<String> problem) {

  public static <M> Dissection<M> of(M message) {
    return new Dissection<>(Optional.of(message), Optional.empty());
  }

  public static <M> Dissection<M> partly(M message, String problem) {
    return new Dissection<>(Optional.of(message), Optional.of(problem));
  }

  public static <M> Dissection<M> malformed(String problem) {
    return new Dissection<>(Optional.empty(), Optional.of(problem));
  }
}
