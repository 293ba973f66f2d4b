package org.icascope.view.follow;

import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.view.frame.Unit;

/**
 * One message of a conversation.
 *
 * @param mark the frame that completes it
 * @param number among the numbered messages of its direction, over all connections; 0 without
 * @param lengthBytes the whole message
 * @param words what it says
 * @param acknowledges messages of the other direction that it acknowledges; 0 for none
 * @param replayed it was sent before, on the connection that broke
 * @param units the message and what ends inside it, outermost first
 */
record Message(
    FrameMark mark,
    Flow flow,
    Direction direction,
    long number,
    long lengthBytes,
    String protocol,
    String words,
    int acknowledges,
    boolean replayed,
    List<Unit> units) {}
