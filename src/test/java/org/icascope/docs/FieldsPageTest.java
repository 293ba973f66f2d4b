package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldList;
import org.icascope.view.field.Fields;
import org.junit.jupiter.api.Test;

/** docs/fields.md lists the fields there are; {@code -Dgolden.update=true} writes it anew. */
class FieldsPageTest {

  private static final Path PAGE = Path.of("docs/fields.md");

  /** More names than this are left to {@code icascope fields --format json}. */
  private static final int MOST_NAMES = 20;

  @Test
  void thePageListsEveryFieldAndNoOther() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page, "-Dgolden.update=true writes it anew");
  }

  @Test
  void everyFieldIsExplained() {
    for (FieldInfo field : Fields.catalog().all()) {
      assertTrue(field.title().length() > 1, field.name());
    }
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Fields

            What can be asked of a frame: in filters, with `--field`, in trees and in their JSON. `icascope fields` lists the same. The fields of
            CGP, ICA and EDT come from the layouts in [specs/](../specs/README.md), where each also has its evidence; those of other protocols
            have the names that Wireshark gives them. This page is written by a test.

            A *group* is there or not. Of a *secret* only the length is ever shown or compared.
            """);
    String protocol = "";
    for (FieldInfo field : Fields.catalog().all()) {
      String own = field.name().replaceAll("\\..*", "");
      if (!own.equals(protocol)) {
        protocol = own;
        page.append("\n## ")
            .append(own)
            .append("\n\n| Field | Type | What it is |\n|---|---|---|\n");
      }
      page.append("| `%s` | %s | %s |\n".formatted(field.name(), type(field), text(field)));
    }
    return page.toString();
  }

  private static String type(FieldInfo field) {
    return field.type().name().toLowerCase(Locale.ROOT) + (field.secret() ? ", secret" : "");
  }

  private static String text(FieldInfo field) {
    Map<Long, String> names = new TreeMap<>(Fields.catalog().valueNames(field));
    String values =
        names.isEmpty() || names.size() > MOST_NAMES
            ? ""
            : names.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
    boolean told = field.explanation().contains(names.values().stream().findFirst().orElse("\0"));
    return (FieldList.text(field) + (told ? "" : values)).replace("|", "\\|");
  }
}
