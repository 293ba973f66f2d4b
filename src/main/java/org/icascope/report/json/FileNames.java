package org.icascope.report.json;

/** File names that are short enough to be repeated. */
final class FileNames {

  /** Longest name on the usual file systems, in characters. */
  private static final int LONGEST = 255;

  private FileNames() {}

  /** The part behind the last slash or backslash. */
  static String last(String path) {
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return Json.wellFormed(name.substring(0, Math.min(name.length(), LONGEST)));
  }
}
