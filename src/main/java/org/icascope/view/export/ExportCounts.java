package org.icascope.view.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was written and what was blanked. */
public final class ExportCounts {

  long frames;
  long comments;
  long blankedFrames;
  long blankedBytes;
  long secrets;
  long names;
  long sourceComments;
  long interfaceOptions;
  long frameOptions;
  long sectionOptions;

  /** Frames in the output. */
  public long frames() {
    return frames;
  }

  /** Comments that were added. */
  public long comments() {
    return comments;
  }

  /** Frames of which bytes were blanked. */
  public long blankedFrames() {
    return blankedFrames;
  }

  /** {@code payload of 210 frames, 45 kB; 2 decryption secrets; …}: what is not in the output. */
  public String blanked() {
    List<String> parts = new ArrayList<>();
    parts.add("payload of " + plural(blankedFrames, "frame") + ", " + size(blankedBytes));
    part(parts, secrets, "decryption secret");
    part(parts, names, "resolved name");
    part(parts, sourceComments, "comment");
    part(parts, interfaceOptions, "detail", " of interfaces");
    part(parts, sectionOptions, "detail", " of the recorder");
    part(parts, frameOptions, "detail", " of frames");
    return String.join("; ", parts);
  }

  private static void part(List<String> parts, long count, String thing) {
    part(parts, count, thing, "");
  }

  private static void part(List<String> parts, long count, String thing, String of) {
    if (count > 0) {
      parts.add(plural(count, thing) + of);
    }
  }

  /** {@code 1 frame}, {@code 1,200 frames}. */
  public static String plural(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    return bytes < 10_000
        ? plural(bytes, "byte")
        : bytes < 10_000_000
            ? String.format(Locale.ROOT, "%,d kB", bytes / 1000)
            : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
  }
}
