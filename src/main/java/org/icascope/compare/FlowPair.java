package org.icascope.compare;

import org.icascope.flow.Flow;
import org.icascope.model.Confidence;

/**
 * One TCP connection seen at both recorders.
 *
 * @param a at the first recorder
 * @param translated addresses or ports differ: NAT between the recorders
 */
public record FlowPair(Flow a, Flow b, Confidence confidence, boolean translated) {}
