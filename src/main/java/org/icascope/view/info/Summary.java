package org.icascope.view.info;

/** What the columns protocol and info say of a frame. Used again for every frame. */
public final class Summary {

  /** What deserves a color. */
  public enum Mood {
    PLAIN,
    /** A message that was sent before, on the connection that broke. */
    REPLAYED,
    /** A TCP segment that came again, out of order or not at all. */
    TROUBLE,
    /** The end of a connection by force. */
    RESET
  }

  private String protocol = "";
  private Mood mood = Mood.PLAIN;
  private final LineBuffer info = new LineBuffer();

  /** The innermost protocol that was recognised. */
  public String protocol() {
    return protocol;
  }

  public Mood mood() {
    return mood;
  }

  /** What it says, in one line. */
  public LineBuffer info() {
    return info;
  }

  void begin() {
    protocol = "";
    mood = Mood.PLAIN;
    info.clear();
  }

  void protocol(String name) {
    protocol = name;
  }

  /** The strongest mood wins. */
  void mood(Mood other) {
    mood = other.compareTo(mood) > 0 ? other : mood;
  }
}
