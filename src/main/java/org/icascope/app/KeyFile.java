package org.icascope.app;

/**
 * Key material from a file of the user. {@link #toString} does not show it.
 *
 * @param name as given by the user
 */
public record KeyFile(String name, byte[] content) {

  @Override
  public String toString() {
    return name + ", " + content.length + " bytes";
  }
}
