package org.icascope.report.json;

/**
 * @param toolVersion version of icascope that goes into the document
 */
public record DocumentOptions(String toolVersion) {}
