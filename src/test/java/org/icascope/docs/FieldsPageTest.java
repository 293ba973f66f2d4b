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

            ## Bytes

            Protocols, which are the groups without a point in their name, have their bytes: `tcp[13] & 4`, `frame[0:2] == 02:00`,
            `cgp contains 1a:43:47`, `frame matches "^\\\\x02"`. As in tshark 4.0, slices and `len()` are of the protocol's own bytes (of `eth`, `ip`,
            `ipv6` and `udp` the header, of `tcp` header and payload, of `frame` and what icascope decodes all of it), and `contains` and `matches` look
            at all that it carries, too. Of a protocol in a tunnel the innermost one counts.

            Only what the hex dump of [show](show.md) shows can be compared. A masked byte (`··`: secrets, content, what no layout describes, so all that TCP
            and UDP carry outside of CGP, ICA, EDT and the headers of TLS and WebSocket) is none that `contains` could find, a slice that reaches into one has
            no value, and `matches` takes it for a character that is no byte. Fields that are content (`cgp.data_realtime.payload`, Wireshark's `tcp.payload` and `data`) are refused
            by name, with the field that has their length.

            ## Times

            `--tz` is the zone of `frame.time` in `-T fields` and trees, and of times in filters that are written without one
            (`frame.time > "2026-03-02 09:30"`); without it they are in the zone of the machine, as are the time columns of `packets`. With `-t u` or `-t ud`, `-T fields` and trees are in UTC like the columns.
            Times that end in `Z`, `UTC` or an offset (`+01:00`) mean just that. JSON is always in UTC.

            ## For -T fields

            Texts are those of tshark: numbers of flags in hexadecimal (`tcp.flags` as `0x0018`), nine digits of a second in `frame.time_epoch`, `frame.time_relative` and the like, one
            value per occurrence. Where tshark puts a title for `frame` or `tcp`, here is `1`. `icascope.file` tells several inputs apart, `_ws.col.Info` and its like are
            the columns of `packets`. The innermost of several IP headers is the one that counts, where tshark has all.
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
