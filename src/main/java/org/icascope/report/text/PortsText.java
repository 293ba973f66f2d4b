package org.icascope.report.text;

import java.io.PrintWriter;
import java.util.List;
import org.icascope.ports.PortEntry;

/** Rows of the catalogue of ports for a person, in any width. */
public final class PortsText {

  /** Room for {@code 16500-16509} and {@code tcp/udp}; longer lists of ports push the text on. */
  private static final int PORT_COLUMN = 13;

  private static final int TEXT_COLUMN = PORT_COLUMN + 9;

  /** On a screen narrower than that, text begins below the port. Chosen. */
  private static final int NARROW = 60;

  private PortsText() {}

  /**
   * @param width columns no line exceeds, {@link TextOptions#LEAST_WIDTH} or more
   */
  public static void write(List<PortEntry> entries, int width, PrintWriter out) {
    Layout layout = new Layout(width);
    String product = "";
    for (PortEntry entry : entries) {
      if (!entry.product().equals(product)) {
        out.print((product.isEmpty() ? "" : "\n") + layout.heading(entry.product()).text() + "\n");
        product = entry.product();
      }
      lines(entry, layout).forEach(line -> out.print(line.text() + "\n"));
    }
    out.flush();
  }

  private static List<Line> lines(PortEntry entry, Layout layout) {
    String ports = "  " + entry.portText();
    String label = pad(ports, PORT_COLUMN) + " " + entry.transport();
    String path = entry.from() + " -> " + entry.to() + ": ";
    if (layout.width() < NARROW) {
      return layout.hanging(Style.PLAIN, "  ", 4, label.strip() + ", " + path + entry.purpose());
    }
    return layout.hanging(Style.PLAIN, label, TEXT_COLUMN, path + entry.purpose());
  }

  private static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
