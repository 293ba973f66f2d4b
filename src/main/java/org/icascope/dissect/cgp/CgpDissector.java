package org.icascope.dissect.cgp;

import java.nio.ByteBuffer;
import org.icascope.dissect.Dissection;

/** Placeholder until the dissect branch is merged. */
public final class CgpDissector {

  private CgpDissector() {}

  public static Dissection<CgpMessage> dissect(ByteBuffer pdu) {
    return Dissection.malformed("");
  }
}
