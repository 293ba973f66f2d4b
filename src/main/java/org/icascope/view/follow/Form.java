package org.icascope.view.follow;

import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.ZoneId;
import org.icascope.view.info.TimeStyle;

/**
 * How a conversation is written.
 *
 * @param kind form of the output
 * @param time what the column of times shows, in text
 * @param zone of absolute times
 * @param hex add the bytes of headers and decoded fields
 * @param charset of text; documents are always UTF-8
 */
public record Form(
    Kind kind, TimeStyle time, ZoneId zone, boolean hex, Charset charset, OutputStream out) {

  /** Forms of output. */
  public enum Kind {
    TEXT,
    JSON,
    NDJSON
  }

  FollowWriter writer() {
    return kind == Kind.TEXT ? new TextWriter(this) : new JsonFollowWriter(this);
  }
}
