package org.icascope.view.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.filter.DisplayFilter;
import org.icascope.view.filter.FilterException;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;
import org.junit.jupiter.api.Test;

/**
 * Layouts, catalog, tree and filters tell of the same fields, over all samples. That the catalog
 * has every getter of the layouts is in {@code SpecFieldsTest}, that docs/fields.md lists the
 * catalog in {@code FieldsPageTest}, and that the plug-in has the same values in {@code
 * WiresharkPluginTest}.
 */
class OneCatalogTest {

  /** Layouts of what is inside ICA frames, which is never decoded. */
  private static final Set<String> NOT_DECODED =
      Set.of(
          "ica_client_packet",
          "ica_crypt1_record",
          "ica_crypt2_record",
          "ica_high_throughput_header",
          "ica_packet_body",
          "ica_server_packet");

  /** Kinds of numbers, whose values are fields of the layouts that have them. */
  private static final Set<String> NUMBERS = Set.of("cgp_varlen");

  /** The fields that layouts give, and those beside them, by protocol. */
  private static final Map<String, List<FieldInfo>> OURS =
      Fields.catalog().all().stream()
          .filter(field -> field.name().matches("(cgp|ica|edt)\\..*"))
          .collect(Collectors.groupingBy(field -> protocol(field.name())));

  private static String protocol(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  /** Those that may occur in a frame. */
  private static List<FieldInfo> fields(ViewedFrame frame) {
    return frame.units().stream()
        .map(Unit::protocol)
        .distinct()
        .flatMap(protocol -> OURS.getOrDefault(protocol, List.of()).stream())
        .toList();
  }

  private static List<Path> files(String folder, String pattern) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().matches(pattern)).sorted().toList();
    }
  }

  @Test
  void everyLayoutGivesFieldsOrIsNotDecoded() throws IOException {
    Set<String> without = new TreeSet<>();
    for (Path file : files("specs", ".*\\.ksy")) {
      String text = Files.readString(file);
      Matcher id = Pattern.compile("(?m)^  id: (\\w+)").matcher(text);
      assertTrue(id.find(), file.toString());
      Matcher prefix = Pattern.compile("(?m)^-prefix: (\\S+)").matcher(text);
      String own = prefix.find() ? prefix.group(1) : id.group(1).replaceFirst("_", ".");
      String layout = own.startsWith("ica.capability") ? "ica.capability" : own;
      boolean found =
          Fields.catalog().all().stream()
              .map(FieldInfo::name)
              .anyMatch(name -> name.equals(layout) || name.startsWith(layout + "."));
      if (!found) {
        without.add(id.group(1));
      }
    }
    without.removeAll(NOT_DECODED);
    without.removeAll(NUMBERS);
    assertEquals(Set.of(), without);
  }

  @Test
  void theTreeHasTheFieldsAndValuesThatFiltersHave() throws IOException {
    Set<String> seen = new TreeSet<>();
    for (Path file : files("samples", ".*\\.pcap(ng)?")) {
      Iterator<FrameTree> trees = TreesForTests.of(file.toString(), "").iterator();
      FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
      FramesForTests.each(
          file.toString(),
          frame -> {
            Map<String, List<String>> inTree = inTree(trees.next());
            fields.next(frame);
            seen.addAll(inTree.keySet());
            Map<String, List<String>> inFilters = new HashMap<>();
            for (FieldInfo field : fields(frame)) {
              List<String> values = values(fields, field);
              if (!values.isEmpty()) {
                inFilters.put(field.name(), values);
              }
            }
            inTree.keySet().removeIf(name -> !OURS.containsKey(protocol(name)));
            assertEquals(inTree, inFilters, file + " " + frame.frame().number());
          });
      assertFalse(trees.hasNext());
    }
    List<String> unknown =
        seen.stream().filter(name -> Fields.catalog().find(name).isEmpty()).toList();
    assertEquals(List.of(), unknown);
    assertTrue(seen.size() > 250, seen.size() + " fields");
  }

  /** Values by the names of fields; of groups that they are there is enough. */
  private static Map<String, List<String>> inTree(FrameTree tree) {
    Map<String, List<String>> values = new HashMap<>();
    tree.forEach(
        node ->
            node.field()
                .filter(
                    name ->
                        Fields.catalog()
                            .find(name)
                            .map(f -> f.type() != FieldType.GROUP)
                            .orElse(true))
                .ifPresent(
                    name ->
                        node.value()
                            .ifPresent(
                                value ->
                                    values
                                        .computeIfAbsent(name, n -> new ArrayList<>())
                                        .add(text(value)))));
    return values;
  }

  private static List<String> values(FrameFields fields, FieldInfo field) {
    List<String> values = new ArrayList<>();
    if (field.type() != FieldType.GROUP) {
      fields.values(field, value -> values.add(text(value)));
    }
    return values;
  }

  private static String text(FieldValue value) {
    if (value instanceof FieldValue.Bytes bytes) {
      int end = bytes.start() + bytes.length();
      return HexFormat.of().formatHex(bytes.array(), bytes.start(), end);
    }
    return value.toString();
  }

  @Test
  void everyFieldCanStandInAFilter() throws FilterException {
    for (FieldInfo field : Fields.catalog().all()) {
      if (!field.name().equals("icascope.file")) {
        DisplayFilter.compile(field.name(), Fields.catalog());
      }
    }
  }

  /** For each field the first frame that has it. */
  @Test
  void aFilterThatNamesTheValueOfAFieldFindsItsFrame() throws Exception {
    Map<String, String> filters = new TreeMap<>();
    Set<String> found = new TreeSet<>();
    for (Path file : files("samples", ".*\\.pcap(ng)?")) {
      FrameFields fields = new FrameFields(FrameFields.Sessions.NONE);
      FramesForTests.each(
          file.toString(),
          frame -> {
            fields.next(frame);
            for (FieldInfo field : fields(frame)) {
              if (!filters.containsKey(field.name())) {
                fields.values(
                    field,
                    value ->
                        literal(value)
                            .ifPresent(
                                literal ->
                                    filters.putIfAbsent(
                                        field.name(), field.name() + " == " + literal)));
                if (filters.containsKey(field.name())
                    && passes(filters.get(field.name()), fields)) {
                  found.add(field.name());
                }
              }
            }
          });
    }
    assertEquals(filters.keySet(), found);
    assertTrue(found.size() > 200, found.size() + " fields");
  }

  private static boolean passes(String filter, FrameFields fields) {
    try {
      return DisplayFilter.compile(filter, Fields.catalog()).matches(fields);
    } catch (FilterException e) {
      throw new AssertionError(filter, e);
    }
  }

  private static Optional<String> literal(FieldValue value) {
    if (value instanceof FieldValue.Whole number) {
      return Optional.of(Long.toString(number.value()));
    } else if (value instanceof FieldValue.Truth truth) {
      return Optional.of(truth.value() ? "True" : "False");
    } else if (value instanceof FieldValue.Text text && text.value().matches("[ -!#-\\[\\]-~]*")) {
      return Optional.of('"' + text.value() + '"');
    } else if (value instanceof FieldValue.Bytes bytes && bytes.length() > 0) {
      return Optional.of(text(bytes).replaceAll("(..)(?!$)", "$1:"));
    }
    return Optional.empty();
  }
}
