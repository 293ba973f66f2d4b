package org.icascope.view.filter;

import org.icascope.view.field.FieldType;

/** How messages name the types of fields. */
final class TypeNames {

  private TypeNames() {}

  static String of(FieldType type) {
    return switch (type) {
      case NUMBER -> "a whole number";
      case DECIMAL -> "a number";
      case BOOLEAN -> "true or false";
      case TEXT -> "a text";
      case BYTES -> "a string of bytes";
      case ADDRESS -> "an IP address";
      case ETHERNET -> "an Ethernet address";
      case TIME -> "a point in time";
      case GROUP -> "a protocol";
    };
  }
}
