package org.icascope.view.filter;

/** How two values can stand to each other. */
enum Relation {
  EQUAL,
  UNEQUAL,
  GREATER,
  LESS,
  AT_LEAST,
  AT_MOST,
  CONTAINS,
  MATCHES;

  /**
   * @param order below 0, 0 or above 0, as comparators say it
   */
  boolean holds(int order) {
    return switch (this) {
      case EQUAL -> order == 0;
      case UNEQUAL -> order != 0;
      case GREATER -> order > 0;
      case LESS -> order < 0;
      case AT_LEAST -> order >= 0;
      case AT_MOST -> order <= 0;
      case CONTAINS, MATCHES -> false;
    };
  }
}
