package org.icascope.flow;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.icascope.model.Endpoint;
import org.icascope.model.Transport;

/**
 * Community ID version 1 with seed 0: the name of a five-tuple that other monitoring tools use too,
 * the same for both directions (github.com/corelight/community-id-spec).
 */
public final class CommunityId {

  private static final int IPV6_BYTES = 16;

  private CommunityId() {}

  public static String of(Flow flow) {
    return of(flow.transport(), flow.client(), flow.server());
  }

  /** The order of the two end points does not matter. */
  public static String of(Transport transport, Endpoint one, Endpoint other) {
    boolean ordered = compare(one, other) <= 0;
    Endpoint low = ordered ? one : other;
    Endpoint high = ordered ? other : one;
    ByteBuffer tuple = ByteBuffer.allocate(2 * IPV6_BYTES + 8);
    tuple.putShort((short) 0); // seed
    tuple.put(low.address().toBytes()).put(high.address().toBytes());
    tuple.put((byte) transport.protocolNumber()).put((byte) 0); // padding
    tuple.putShort((short) low.port()).putShort((short) high.port());
    MessageDigest digest = sha1();
    digest.update(tuple.flip());
    return "1:" + Base64.getEncoder().encodeToString(digest.digest());
  }

  private static int compare(Endpoint one, Endpoint other) {
    int byAddress = one.address().compareTo(other.address());
    return byAddress != 0 ? byAddress : Integer.compare(one.port(), other.port());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
