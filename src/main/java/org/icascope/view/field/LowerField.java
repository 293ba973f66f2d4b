package org.icascope.view.field;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.decode.Headers;
import org.icascope.flow.Flow;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/** Ways to read a field by hand. */
final class LowerField {

  /** Gives the values of a field in a frame, in the order of the bytes. */
  @FunctionalInterface
  interface Reader {
    void read(FrameFields at, Consumer<FieldValue> sink);
  }

  /** Gives one value out of the headers, or {@link #NONE}. */
  @FunctionalInterface
  interface OfHeaders {
    long value(Headers headers);
  }

  @FunctionalInterface
  interface OfFlow {
    long value(ViewedFrame frame, Flow flow, Headers headers);
  }

  @FunctionalInterface
  interface OfUnit {
    void read(Unit unit, Consumer<FieldValue> sink);
  }

  /** The field does not occur. */
  static final long NONE = Long.MIN_VALUE;

  private static final FieldValue THERE = new FieldValue.Present(0);

  private static final int TCP = 6; // IANA protocol numbers
  private static final int UDP = 17;

  private LowerField() {}

  static boolean isTcp(Headers headers) {
    return headers.protocol() == TCP;
  }

  static boolean isUdp(Headers headers) {
    return headers.protocol() == UDP;
  }

  static Reader number(OfHeaders value) {
    return (at, sink) ->
        at.frame().headers().ifPresent(headers -> give(value.value(headers), sink));
  }

  /** Of frames of IP whatever they carry. */
  static Reader ip(int version, OfHeaders value) {
    return (at, sink) -> {
      Headers headers = at.frame().partialHeaders();
      if (headers.ipVersion() == version) {
        give(value.value(headers), sink);
      }
    };
  }

  static Reader tcp(OfHeaders value) {
    return number(headers -> isTcp(headers) ? value.value(headers) : NONE);
  }

  static Reader udp(OfHeaders value) {
    return number(headers -> isUdp(headers) ? value.value(headers) : NONE);
  }

  static Reader flow(OfFlow value) {
    return (at, sink) ->
        at.frame()
            .headers()
            .ifPresent(
                headers ->
                    at.frame()
                        .flow()
                        .ifPresent(f -> give(value.value(at.frame(), f, headers), sink)));
  }

  /** Both of two fields, the first one first. */
  static Reader both(Reader first, Reader second) {
    return (at, sink) -> {
      first.read(at, sink);
      second.read(at, sink);
    };
  }

  static Reader flag(int bit) {
    return (at, sink) ->
        at.frame()
            .headers()
            .filter(LowerField::isTcp)
            .ifPresent(headers -> sink.accept(new FieldValue.Truth(headers.has(bit))));
  }

  /** There, when a condition holds. */
  static Reader when(Predicate<ViewedFrame> condition) {
    return (at, sink) -> {
      if (condition.test(at.frame())) {
        sink.accept(THERE);
      }
    };
  }

  /** Out of each unit of a protocol. */
  static Reader units(String protocol, OfUnit reader) {
    return (at, sink) -> {
      for (Unit unit : at.frame().units()) {
        if (unit.layout().equals(protocol)) {
          reader.read(unit, sink);
        }
      }
    };
  }

  static void give(long value, Consumer<FieldValue> sink) {
    if (value != NONE) {
      sink.accept(new FieldValue.Whole(value));
    }
  }
}
