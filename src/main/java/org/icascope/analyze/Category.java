package org.icascope.analyze;

/** Categories of findings (contract). */
public final class Category {

  public static final String AVAILABILITY = "availability";
  public static final String SECURITY = "security";
  public static final String PERFORMANCE = "performance";
  public static final String CAPTURE = "capture";

  private Category() {}
}
