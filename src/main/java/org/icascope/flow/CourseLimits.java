package org.icascope.flow;

/**
 * From when on the course of a flow is worth a note.
 *
 * @param standstillNanos bytes that wait for so long stand still
 * @param quietNanos a flow without any segment for so long is quiet
 */
public record CourseLimits(long standstillNanos, long quietNanos) {}
