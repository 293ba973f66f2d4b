package org.icascope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws processor time against size and against flows as SVG: lines of {@code KIND AMOUNT SECONDS}
 * on standard input, as {@code bench/scale} has them. All axes are logarithmic: what grows linearly
 * runs along the dotted line.
 */
public final class ScalePlot {
  private static final int DECADE = 100;
  private static final int BOTTOM = 360;
  private static final int TOP = 40;

  private record Point(String kind, double amount, double seconds) {}

  /** One of the two drawings: what lies between powers of ten. */
  private record Panel(String kind, String title, int left, int from, int to) {
    double x(double amount) {
      return left + DECADE * (Math.log10(amount) - from);
    }

    String label(int power) {
      if (kind.equals("mixed")) {
        return (int) Math.pow(10, power - 9) + " GB";
      }
      return power < 6
          ? (int) Math.pow(10, power - 3) + " k"
          : (int) Math.pow(10, power - 6) + " M";
    }
  }

  private final StringBuilder svg = new StringBuilder();

  private ScalePlot() {}

  public static void main(String[] args) throws IOException {
    List<Point> points = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ");
        points.add(new Point(words[0], Double.parseDouble(words[1]), Double.parseDouble(words[2])));
      }
    }
    System.out.print(new ScalePlot().draw(points));
  }

  private String draw(List<Point> points) {
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 800 400' font-family='sans-serif'"
            + " font-size='12'>");
    add("<rect width='800' height='400' fill='#fff'/>");
    panel(new Panel("mixed", "processor time against size", 70, 9, 12), points);
    panel(new Panel("flows", "processor time against flows", 450, 3, 6), points);
    add("</svg>");
    return svg.toString();
  }

  private void panel(Panel panel, List<Point> points) {
    int right = panel.left + DECADE * (panel.to - panel.from);
    add("<text x='%d' y='22'>%s</text>", panel.left, panel.title);
    for (int power = panel.from; power <= panel.to; power++) {
      int x = panel.left + DECADE * (power - panel.from);
      line(x, TOP, x, BOTTOM, "#ddd");
      add("<text x='%d' y='378' text-anchor='middle'>%s</text>", x, panel.label(power));
    }
    for (int power = -1; power <= 2; power++) {
      int y = BOTTOM - DECADE * (power + 1);
      line(panel.left, y, right, y, "#ddd");
      String seconds = power < 0 ? "0.1" : String.valueOf((int) Math.pow(10, power));
      add("<text x='%d' y='%d' text-anchor='end'>%s s</text>", panel.left - 6, y + 4, seconds);
    }
    curve(panel, points.stream().filter(p -> p.kind.equals(panel.kind)).toList());
  }

  private void curve(Panel panel, List<Point> points) {
    if (points.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      double x = panel.x(point.amount);
      double y = y(point.seconds);
      path.append(String.format(Locale.ROOT, "%.0f,%.0f ", x, y));
      add("<circle cx='%.0f' cy='%.0f' r='4' fill='#06c'/>", x, y);
      add("<text x='%.0f' y='%.0f'>%.1f s</text>", x + 7, y + 14, point.seconds);
    }
    add("<polyline points='%s' fill='none' stroke='#06c' stroke-width='2'/>", path);
    Point last = points.get(points.size() - 1);
    double drop = Math.min(BOTTOM - y(last.seconds), panel.x(last.amount) - panel.left);
    add(
        "<line x1='%.0f' y1='%.0f' x2='%.0f' y2='%.0f' stroke='#999' stroke-dasharray='3 3'/>",
        panel.x(last.amount), y(last.seconds), panel.x(last.amount) - drop, y(last.seconds) + drop);
  }

  private static double y(double seconds) {
    return BOTTOM - DECADE * (Math.log10(Math.max(0.1, seconds)) + 1);
  }

  private void line(int x1, int y1, int x2, int y2, String colour) {
    add("<line x1='%d' y1='%d' x2='%d' y2='%d' stroke='%s'/>", x1, y1, x2, y2, colour);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
