package org.icascope.view.tree;

import java.util.Map;
import java.util.Optional;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.FieldTree.Field;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.Fields;
import org.icascope.view.field.SpecField;
import org.icascope.view.field.SpecFields;
import org.icascope.view.frame.Unit;

/** The first line of a unit: its protocol and what it is. */
final class UnitTitles {

  private UnitTitles() {}

  static String of(Unit unit, FieldTree tree) {
    FieldCatalog catalog = Fields.catalog();
    String protocol = catalog.find(unit.protocol()).map(FieldInfo::title).orElse(unit.layout());
    String what =
        switch (unit.layout()) {
          case "cgp_message" -> named(tree, "cgp.command");
          case "ica_init_packet" -> named(tree, "ica.command");
          case "edt" -> named(tree, "edt.type");
          case "cgp_signature" -> "signature";
          case "ica_banner" -> "banner";
          case "ica_frame" -> "frame";
          default -> "";
        };
    return protocol
        + (what.isEmpty() ? "" : ", " + what)
        + ", "
        + ValueText.count(unit.lengthBytes(), "byte");
  }

  private static String named(FieldTree tree, String field) {
    return find(tree.root(), field)
        .map(
            number -> {
              Map<Long, String> names =
                  Fields.catalog().valueNames(Fields.catalog().find(field).orElseThrow());
              return names.getOrDefault(number, ValueText.number(number, names, true));
            })
        .orElse("");
  }

  /** The first number of that name. */
  static Optional<Long> find(Field from, String name) {
    Optional<SpecField> spec = SpecFields.all().byKey(from.key());
    if (spec.filter(s -> s.info().name().equals(name)).isPresent()
        && from.value().orElse(null) instanceof Number number) {
      return Optional.of(number.longValue());
    }
    return from.children().stream().flatMap(child -> find(child, name).stream()).findFirst();
  }
}
