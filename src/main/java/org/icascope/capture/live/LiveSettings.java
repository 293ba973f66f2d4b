package org.icascope.capture.live;

import java.util.Optional;

/**
 * How to capture.
 *
 * @param on where
 * @param filter capture filter for libpcap
 * @param snapLength most bytes kept of a frame
 * @param promiscuous take frames for other machines, too
 * @param bufferBytes the system's buffer
 */
public record LiveSettings(
    CaptureInterface on,
    Optional<String> filter,
    int snapLength,
    boolean promiscuous,
    int bufferBytes) {

  /** The largest frame that libpcap gives, and so no limit (MAXIMUM_SNAPLEN). */
  public static final int WHOLE_FRAMES = 262_144;
}
