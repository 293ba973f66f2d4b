package org.icascope.view.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of the layouts in {@code specs/}. The build writes them into one small text, which is
 * read here: no YAML and no reflection at run time.
 */
public final class SpecFields {

  private static final String RESOURCE = "spec-fields.tsv";

  /** Columns of the text, as the build writes them. */
  private static final int KEY = 0;

  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int TITLE = 3;
  private static final int EXPLANATION = 4;
  private static final int FLAGS = 5;
  private static final int CONFIDENCE = 6;
  private static final int VALUE_NAMES = 7;
  private static final int COLUMNS = 8;

  private static final class Holder {
    static final SpecFields ALL = load();
  }

  private final Map<String, SpecField> byKey = new HashMap<>(1024);
  private final Map<String, SpecField> byName = new LinkedHashMap<>(1024);
  private final Map<String, String> layoutTitles = new HashMap<>(128);

  private SpecFields() {}

  /** Read at the first call, some milliseconds. */
  public static SpecFields all() {
    return Holder.ALL;
  }

  /**
   * A field by the generated class and getter it comes from, or a layout by its class.
   *
   * @return empty for what is only there to read the rest by
   */
  public Optional<SpecField> byKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** What a layout is, by its generated class. */
  public Optional<String> layoutTitle(String layout) {
    return Optional.ofNullable(layoutTitles.get(layout));
  }

  Optional<SpecField> byName(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Each name once, with what the first of the layouts that have it says. */
  Collection<SpecField> named() {
    return byName.values();
  }

  private static SpecFields load() {
    SpecFields all = new SpecFields();
    try (InputStream in = SpecFields.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String[]> layouts = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = columns(line);
        if (columns[FLAGS].indexOf('h') < 0) {
          if (columns[KEY].indexOf('.') < 0) {
            layouts.add(columns);
          } else {
            all.add(columns);
          }
        }
      }
      for (String[] columns : layouts) {
        all.addLayout(columns);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** A field of that name says already whether the layout is there; a protocol is told by units. */
  private void addLayout(String[] columns) {
    SpecField field = field(columns);
    layoutTitles.put(columns[KEY], columns[TITLE]);
    boolean own = columns[NAME].indexOf('.') >= 0 && !byName.containsKey(columns[NAME]);
    if (own) {
      byName.put(columns[NAME], field);
      byKey.put(columns[KEY], field);
    }
  }

  private void add(String[] columns) {
    SpecField field = field(columns);
    SpecField first = byName.putIfAbsent(columns[NAME], field);
    byKey.put(
        columns[KEY],
        first == null || first.info().type() != field.info().type()
            ? field
            : new SpecField(
                first.info(),
                field.payload(),
                field.repeated(),
                field.hex(),
                field.confidence(),
                field.names()));
  }

  private static SpecField field(String[] columns) {
    String flags = columns[FLAGS];
    return new SpecField(
        new FieldInfo(
            columns[NAME],
            FieldType.valueOf(columns[TYPE]),
            columns[TITLE],
            columns[EXPLANATION],
            flags.indexOf('s') >= 0),
        flags.indexOf('p') >= 0,
        flags.indexOf('r') >= 0,
        flags.indexOf('x') >= 0,
        columns[CONFIDENCE],
        valueNames(columns[VALUE_NAMES]));
  }

  private static Map<Long, String> valueNames(String text) {
    if (text.isEmpty()) {
      return Map.of();
    }
    Map<Long, String> names = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      int end = text.indexOf('|', equals);
      int stop = end < 0 ? text.length() : end;
      names.put(Long.parseLong(text, at, equals, 10), text.substring(equals + 1, stop));
      at = stop + 1;
    }
    return names;
  }

  /** Not by a regular expression, which would take longer to load than this to run. */
  private static String[] columns(String line) {
    String[] columns = new String[COLUMNS];
    int at = 0;
    for (int i = 0; i < COLUMNS; i++) {
      int end = line.indexOf('\t', at);
      columns[i] = line.substring(at, end < 0 ? line.length() : end);
      at = end < 0 ? line.length() : end + 1;
    }
    return columns;
  }
}
