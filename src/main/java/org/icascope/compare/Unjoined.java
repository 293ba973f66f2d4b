package org.icascope.compare;

import org.icascope.session.Session;

/**
 * A session that was found at one recorder only.
 *
 * @param point name of the recorder
 * @param reason one sentence without a full stop
 */
public record Unjoined(String point, Session session, String reason) {}
