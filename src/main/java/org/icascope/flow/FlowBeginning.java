package org.icascope.flow;

import org.icascope.model.Endpoint;
import org.icascope.model.Transport;

/**
 * How a connection began of which the first frames are gone.
 *
 * @param nanos time of its first packet, nanoseconds since 1970
 * @param sequence number of its first segment, 0 for UDP
 */
public record FlowBeginning(
    Transport transport, Endpoint client, Endpoint server, long nanos, long sequence) {}
