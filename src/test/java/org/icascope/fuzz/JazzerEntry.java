package org.icascope.fuzz;

/** What Jazzer calls, by name. The target is the first argument. */
public final class JazzerEntry {

  private static FuzzTarget target;

  private JazzerEntry() {}

  /** Once, at the start. */
  public static void fuzzerInitialize(String[] arguments) {
    target = FuzzTargets.named(arguments[0]);
  }

  /** For every input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Checked.run(target, input);
  }
}
