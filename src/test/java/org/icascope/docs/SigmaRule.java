package org.icascope.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.analyze.Network;
import org.icascope.model.IpAddress;
import org.icascope.report.AddressFilter;
import tools.jackson.databind.JsonNode;

/**
 * A Sigma rule (specification 2): fields of a selection are joined by "and", values of a field by
 * "or"; of modifiers only {@code cidr}, of conditions only {@code selection}, with {@code and not}
 * one or all of some filters.
 */
final class SigmaRule {

  private static final Pattern CONDITION =
      Pattern.compile("selection(?: and not (?:1 of )?(filter_[a-z]+|filter_\\*))?");

  private final Map<String, Object> rule;
  private final Map<String, Map<String, Object>> searches = new LinkedHashMap<>();
  private final String filters;

  @SuppressWarnings("unchecked")
  SigmaRule(String yaml) {
    rule = PlainYaml.parse(yaml);
    Map<String, Object> detection = (Map<String, Object>) rule.get("detection");
    Matcher condition = CONDITION.matcher((String) detection.get("condition"));
    if (!condition.matches()) {
      throw new IllegalArgumentException("condition: " + detection);
    }
    filters = condition.group(1) == null ? "" : condition.group(1).replace("*", "");
    detection.forEach(
        (name, search) -> {
          if (!name.equals("condition")) {
            searches.put(name, (Map<String, Object>) search);
          }
        });
  }

  Map<String, Object> all() {
    return rule;
  }

  /** Fields it asks for, without modifiers. */
  List<String> fields() {
    return searches.values().stream()
        .flatMap(search -> search.keySet().stream())
        .map(key -> key.replaceAll("\\|.*", ""))
        .toList();
  }

  boolean matches(JsonNode ecs) {
    return matches(searches.get("selection"), ecs)
        && (filters.isEmpty()
            || searches.entrySet().stream()
                .filter(search -> search.getKey().startsWith(filters))
                .noneMatch(search -> matches(search.getValue(), ecs)));
  }

  private static boolean matches(Map<String, Object> search, JsonNode ecs) {
    return search.entrySet().stream().allMatch(field -> matches(field, ecs));
  }

  private static boolean matches(Map.Entry<String, Object> field, JsonNode ecs) {
    String[] parts = field.getKey().split("\\|");
    JsonNode value = ecs.at("/" + parts[0].replace('.', '/'));
    List<?> wanted = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
    List<JsonNode> values =
        value.isMissingNode()
            ? List.of()
            : value.isArray() ? value.valueStream().toList() : List.of(value);
    boolean cidr = parts.length == 2 && parts[1].equals("cidr");
    if (parts.length > 1 && !cidr) {
      throw new IllegalArgumentException("modifier: " + field.getKey());
    }
    return values.stream()
        .map(JsonNode::asString)
        .anyMatch(
            is ->
                wanted.stream()
                    .map(String.class::cast)
                    .anyMatch(w -> cidr ? isIn(is, w) : is.equalsIgnoreCase(w)));
  }

  private static boolean isIn(String address, String network) {
    int slash = network.indexOf('/');
    int prefix = Integer.parseInt(network.substring(slash + 1));
    IpAddress first = AddressFilter.parse(network.substring(0, slash)).address();
    return new Network(first, prefix).has(AddressFilter.parse(address).address());
  }
}
