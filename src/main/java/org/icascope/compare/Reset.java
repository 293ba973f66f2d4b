package org.icascope.compare;

import java.util.Optional;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * The first RST of a connection that bears the address of one side, and where it was seen.
 *
 * @param bears the side whose address it bears
 * @param origin who sent it, as far as two recorders can tell
 * @param delivered it was seen at the recorder nearer to the receiver, too
 */
public record Reset(
    Direction bears,
    Origin origin,
    Confidence confidence,
    boolean delivered,
    Optional<FrameMark> near,
    Optional<FrameMark> far) {

  /** Where a RST came from. */
  public enum Origin {
    CLIENT_SIDE("client-side"),
    BETWEEN("between"),
    SERVER_SIDE("server-side");

    private final String label;

    Origin(String label) {
      this.label = label;
    }

    /** The name used in JSON. */
    public String label() {
      return label;
    }
  }
}
