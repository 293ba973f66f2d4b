package org.icascope.capture;

import java.util.Optional;

/**
 * Where frames of a pcapng file come from, as its interface description tells.
 *
 * @param name of the interface
 * @param description of the interface by the system
 * @param linkType as in {@link LinkTypes}
 * @param snapLength most bytes kept of a frame
 * @param timeDigits decimals of a second of the times: 6 or 9
 * @param filter capture filter that frames had to pass
 * @param system operating system, may be empty
 */
public record PcapngSource(
    String name,
    Optional<String> description,
    int linkType,
    int snapLength,
    int timeDigits,
    Optional<String> filter,
    String system) {

  public PcapngSource {
    if (timeDigits != 6 && timeDigits != 9) {
      throw new IllegalArgumentException("6 or 9 digits, not " + timeDigits);
    }
  }

  /**
   * What wrote the file, for its section header; empty texts are left out.
   *
   * @param hardware the machine
   * @param system its operating system
   * @param application the program
   */
  public record Machine(String hardware, String system, String application) {

    /** This machine, with the program that runs. */
    public static Machine here(String application) {
      return new Machine(System.getProperty("os.arch", ""), systemHere(), application);
    }

    private static String systemHere() {
      return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
    }
  }
}
