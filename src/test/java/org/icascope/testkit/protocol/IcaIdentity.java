package org.icascope.testkit.protocol;

/** The strings of the UI module; all of them invented. */
public record IcaIdentity(
    String domain,
    String user,
    String directory,
    String application,
    String clientName,
    String launcher) {

  /** A person nobody is: {@code number} only makes them differ. */
  public static IcaIdentity invented(int number) {
    return new IcaIdentity(
        "EXAMPLE",
        "user" + number,
        "c:\\client\\",
        "#Sample Editor",
        "DEMO-PC-" + number,
        "Sample Portal");
  }
}
