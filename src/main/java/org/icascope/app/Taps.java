package org.icascope.app;

import org.icascope.dissect.cgp.CgpHeader;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.session.MessageTap;
import org.icascope.tunnel.UnitTap;

/** Those who look on while the stages work. */
record Taps(UnitTap units, MessageTap messages) {

  static final Taps NONE = new Taps(UnitTap.NONE, MessageTap.NONE);

  /** Tells both, the first one first. */
  static UnitTap both(UnitTap first, UnitTap second) {
    return second == UnitTap.NONE
        ? first
        : new UnitTap() {
          @Override
          public void onBytes(Flow flow, int depth, Direction direction, Chunk chunk) {
            first.onBytes(flow, depth, direction, chunk);
            second.onBytes(flow, depth, direction, chunk);
          }

          @Override
          public void onMissing(
              Flow flow, int depth, Direction direction, long streamOffset, long length) {
            first.onMissing(flow, depth, direction, streamOffset, length);
            second.onMissing(flow, depth, direction, streamOffset, length);
          }

          @Override
          public void onUnit(
              Flow flow, int depth, Direction direction, String layout, long start, long end) {
            first.onUnit(flow, depth, direction, layout, start, end);
            second.onUnit(flow, depth, direction, layout, start, end);
          }

          @Override
          public void onIgnored(Flow flow) {
            first.onIgnored(flow);
            second.onIgnored(flow);
          }
        };
  }

  /** Tells both, the first one first. */
  static MessageTap both(MessageTap first, MessageTap second) {
    return second == MessageTap.NONE
        ? first
        : new MessageTap() {
          @Override
          public void onCgpSignature(Flow flow, Direction direction, int lengthBytes) {
            first.onCgpSignature(flow, direction, lengthBytes);
            second.onCgpSignature(flow, direction, lengthBytes);
          }

          @Override
          public void onCgpData(Flow flow, Direction direction, CgpHeader header) {
            first.onCgpData(flow, direction, header);
            second.onCgpData(flow, direction, header);
          }

          @Override
          public void onCgp(
              Flow flow, Direction direction, CgpHeader header, boolean again, long number) {
            first.onCgp(flow, direction, header, again, number);
            second.onCgp(flow, direction, header, again, number);
          }

          @Override
          public void onIcaBytes(Flow flow, Direction direction, long position, Chunk chunk) {
            first.onIcaBytes(flow, direction, position, chunk);
            second.onIcaBytes(flow, direction, position, chunk);
          }

          @Override
          public void onIcaFrame(Flow flow, Direction direction, long start, long end) {
            first.onIcaFrame(flow, direction, start, end);
            second.onIcaFrame(flow, direction, start, end);
          }

          @Override
          public void onIcaUnit(
              Flow flow, Direction direction, String layout, String variant, long start, long end) {
            first.onIcaUnit(flow, direction, layout, variant, start, end);
            second.onIcaUnit(flow, direction, layout, variant, start, end);
          }
        };
  }
}
