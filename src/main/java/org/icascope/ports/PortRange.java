package org.icascope.ports;

/**
 * Ports that stand for the same thing.
 *
 * @param first 0 to 65535
 * @param last no smaller
 */
public record PortRange(int first, int last) {

  private static final int MOST = 0xffff;

  public PortRange {
    if (first < 0 || last > MOST || last < first) {
      String text = first == last ? first + " is no port" : first + "-" + last + " is no range";
      throw new IllegalArgumentException(text + ": ports go from 0 to 65535");
    }
  }

  /**
   * Reads {@code 1494} or {@code 16500-16509}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static PortRange of(String text) {
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  /** One port of the other one is also in this one. */
  boolean meets(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  /** How many ports these are. */
  int size() {
    return last - first + 1;
  }

  /** How far away it is, 0 inside. */
  int distance(int port) {
    return port < first ? first - port : Math.max(0, port - last);
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
