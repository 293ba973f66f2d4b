package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.util.List;
import org.icascope.view.field.Fields;

/** How trees look. */
final class ShowOptions {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Forms of output. */
  enum Format {
    TEXT,
    JSON
  }

  private final Given<Boolean> hex;
  private final Given<String> field;
  private final Given<Format> format;
  private final ColorOption color;

  ShowOptions(Options options) {
    options.flag("-V", "Show trees, as in tshark: they always are.");
    hex = options.flags("Add the bytes; what is not decoded is masked.", "-x", "--hex");
    field = options.text("--field", "NAME", "Mark the bytes of this field in the hex dump.");
    format = options.value("--format", "FORMAT", Format.class, "text (default) or json.");
    color = new ColorOption(options);
  }

  ShowOutput output(Environment environment, List<String> files) {
    field
        .value()
        .filter(name -> Fields.catalog().find(name).isEmpty())
        .ifPresent(
            name -> {
              throw new WrongOption("--field", RowOptions.noField(name) + " (see icascope fields)");
            });
    OutputStream out = new BufferedOutputStream(environment.out(), BUFFER_BYTES);
    if (format.or(Format.TEXT) == Format.JSON) {
      return new ShowJson(out, files);
    }
    boolean withHex = hex.or(false) || field.isPresent();
    ShowText.Look look = withHex ? ShowText.Look.TREE_AND_BYTES : ShowText.Look.TREE;
    return new ShowText(out, environment.charset(), color.wanted(environment), look, field.or(""));
  }
}
