package org.icascope.view.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.model.PacketRef;
import org.icascope.view.frame.ViewedFrame;

/**
 * What is written of a capture, and how.
 *
 * @param wanted chooses the frames
 * @param comments what is told at single frames
 * @param traceComments what a NetScaler trace says of a frame becomes a comment
 * @param application program that writes, with its version
 * @param about what was exported, for the comment of the section
 * @param stripping blanks contents; absent where frames stay as they are
 */
public record ExportSettings(
    Predicate<ViewedFrame> wanted,
    Map<PacketRef, List<String>> comments,
    boolean traceComments,
    String application,
    String about,
    Optional<SafeBytes> stripping) {}
