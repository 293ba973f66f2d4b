package org.icascope.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.icascope.view.info.TimeStyle;

/** What times look like, with the letters of tshark too. */
final class TimeOptions {

  private record Form(TimeStyle style, boolean utc) {}

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("relative", new Form(TimeStyle.RELATIVE, false)),
          Map.entry("r", new Form(TimeStyle.RELATIVE, false)),
          Map.entry("delta", new Form(TimeStyle.DELTA, false)),
          Map.entry("d", new Form(TimeStyle.DELTA, false)),
          Map.entry("dd", new Form(TimeStyle.DELTA_LISTED, false)),
          Map.entry("absolute", new Form(TimeStyle.ABSOLUTE_WITH_DATE, false)),
          Map.entry("ad", new Form(TimeStyle.ABSOLUTE_WITH_DATE, false)),
          Map.entry("a", new Form(TimeStyle.ABSOLUTE, false)),
          Map.entry("utc", new Form(TimeStyle.ABSOLUTE_WITH_DATE, true)),
          Map.entry("ud", new Form(TimeStyle.ABSOLUTE_WITH_DATE, true)),
          Map.entry("u", new Form(TimeStyle.ABSOLUTE, true)),
          Map.entry("e", new Form(TimeStyle.EPOCH, false)));

  private static final List<String> NAMES =
      List.of("relative", "delta", "absolute", "utc", "r", "d", "dd", "a", "ad", "u", "ud", "e");

  private final Given<String> form;
  private final ZoneOption zone;

  TimeOptions(Options options) {
    form =
        options.value(
            "-t",
            "--time",
            "FORM",
            String.class,
            "relative (default), delta, absolute, utc; or r, d, dd, a, ad, u, ud, e as in tshark.");
    zone = new ZoneOption(options);
  }

  private Form form() {
    String name = form.or("relative");
    Form found = FORMS.get(name);
    if (found == null) {
      throw new WrongOption("--time", "expected one of " + String.join(", ", NAMES));
    }
    return found;
  }

  TimeStyle style() {
    return form().style();
  }

  /** Zone of the times shown. */
  ZoneId zone() {
    return form().utc() ? ZoneOffset.UTC : zoneOfUser();
  }

  /** Zone of the times that the user gives. */
  ZoneId zoneOfUser() {
    return zone.zone();
  }
}
