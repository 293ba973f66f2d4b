package org.icascope.analyze;

/** Categories of findings (contract). */
final class Category {

  static final String AVAILABILITY = "availability";
  static final String SECURITY = "security";
  static final String PERFORMANCE = "performance";
  static final String CAPTURE = "capture";

  private Category() {}
}
