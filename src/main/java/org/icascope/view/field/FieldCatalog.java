package org.icascope.view.field;

import java.util.List;
import java.util.Optional;

/** The fields there are. */
public interface FieldCatalog {

  Optional<FieldInfo> find(String name);

  /** All of them, by name. */
  List<FieldInfo> all();
}
