package org.icascope.fuzz;

/** What must hold, in processes that have no test framework around them. */
final class Check {

  private Check() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  static void range(long value, long least, long most, String name) {
    if (value < least || value > most) {
      throw new AssertionError(name + " is " + value + ", not in " + least + ".." + most);
    }
  }
}
