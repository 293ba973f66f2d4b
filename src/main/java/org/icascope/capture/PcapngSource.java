package org.icascope.capture;

import java.util.ArrayList;
import java.util.List;
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

  private static final int NAME = 2;
  private static final int DESCRIPTION = 3;
  private static final int FILTER = 11;
  private static final int SYSTEM = 12;

  /** First byte of if_filter: what follows is the text of a libpcap filter. */
  private static final String FILTER_TEXT = "\0";

  public PcapngSource {
    if (timeDigits != 6 && timeDigits != 9) {
      throw new IllegalArgumentException("6 or 9 digits, not " + timeDigits);
    }
  }

  /** The same as the options of an interface description. */
  public SourceInterface described() {
    List<PcapngOption> options = new ArrayList<>();
    options.add(PcapngOption.text(NAME, name));
    description.ifPresent(text -> options.add(PcapngOption.text(DESCRIPTION, text)));
    filter.ifPresent(text -> options.add(PcapngOption.text(FILTER, FILTER_TEXT + text)));
    if (!system.isEmpty()) {
      options.add(PcapngOption.text(SYSTEM, system));
    }
    return new SourceInterface(linkType, snapLength, timeDigits, options);
  }

  /**
   * What wrote the file, for its section header; empty texts are left out.
   *
   * @param hardware the machine
   * @param system its operating system
   * @param application the program
   */
  public record Machine(String hardware, String system, String application) {

    private static final int HARDWARE = 2;
    private static final int SYSTEM = 3;

    /** The same as options of a section header. */
    public List<PcapngOption> described() {
      List<PcapngOption> options = new ArrayList<>();
      add(options, HARDWARE, hardware);
      add(options, SYSTEM, system);
      add(options, PcapngOption.APPLICATION, application);
      return options;
    }

    private static void add(List<PcapngOption> options, int code, String text) {
      if (!text.isEmpty()) {
        options.add(PcapngOption.text(code, text));
      }
    }

    /** This machine, with the program that runs. */
    public static Machine here(String application) {
      return new Machine(System.getProperty("os.arch", ""), systemHere(), application);
    }

    private static String systemHere() {
      return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
    }
  }
}
