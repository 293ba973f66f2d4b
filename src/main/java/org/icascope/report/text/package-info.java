/** The report for a person: the answer on the first screen, then sessions, then timelines. */
package org.icascope.report.text;
