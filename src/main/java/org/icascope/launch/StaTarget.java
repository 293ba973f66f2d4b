package org.icascope.launch;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.IpAddress;

/**
 * Where an STA says a session is to go.
 *
 * @param name in lower case without a dot at its end, where it is no address; else empty. It is
 *     content: shown only where names are wanted
 */
public record StaTarget(Optional<IpAddress> address, String name, OptionalInt port) {}
