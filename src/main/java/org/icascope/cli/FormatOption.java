package org.icascope.cli;

/** {@code --format} of commands that show a result as text or as one JSON document. */
final class FormatOption {

  private final Given<ShowOptions.Format> format;

  FormatOption(Options options) {
    format =
        options.value("--format", "FORMAT", ShowOptions.Format.class, "text (default) or json.");
  }

  boolean isJson() {
    return format.or(ShowOptions.Format.TEXT) == ShowOptions.Format.JSON;
  }
}
