package org.icascope.view.filter;

import org.icascope.view.field.FieldSource;

/** A compiled condition. Holds no state, so threads can share it. */
interface Test {

  boolean matches(FieldSource source);
}
