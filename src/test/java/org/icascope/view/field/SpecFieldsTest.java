package org.icascope.view.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kaitai.struct.KaitaiStruct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.icascope.dissect.cgp.CgpCommand;
import org.junit.jupiter.api.Test;

/**
 * The list of fields that the build writes against what the Kaitai compiler made of the layouts.
 */
class SpecFieldsTest {

  /** Columns of the list by key. */
  private static Map<String, String[]> lines() throws IOException {
    Map<String, String[]> lines = new TreeMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SpecFields.class.getResourceAsStream("spec-fields.tsv"), StandardCharsets.UTF_8))) {
      in.lines().map(line -> line.split("\t", -1)).forEach(line -> lines.put(line[0], line));
    }
    return lines;
  }

  private static List<Method> getters(Class<?> type) {
    return List.of(type.getDeclaredMethods()).stream()
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
        .filter(m -> m.getParameterCount() == 0 && m.getReturnType() != void.class)
        .filter(m -> !m.getName().startsWith("_"))
        .toList();
  }

  @Test
  void everyGetterOfEveryListedLayoutIsListed() throws Exception {
    Map<String, String[]> lines = lines();
    int layouts = 0;
    for (String key : lines.keySet()) {
      if (!key.contains(".")) {
        layouts++;
        for (Method getter : getters(Class.forName("org.icascope.spec." + key))) {
          assertTrue(lines.containsKey(key + "." + getter.getName()), key + "." + getter.getName());
        }
      }
    }
    assertTrue(layouts > 60, layouts + " layouts");
  }

  @Test
  void theTypeOfEveryFieldIsThatOfItsGetter() throws Exception {
    for (String[] line : lines().values()) {
      int dot = line[0].indexOf('.');
      if (dot >= 0 && !line[5].contains("h")) {
        Class<?> owner = Class.forName("org.icascope.spec." + line[0].substring(0, dot));
        Type type = owner.getMethod(line[0].substring(dot + 1)).getGenericReturnType();
        assertEquals(typeOf(type, line[2]), line[2], line[0]);
      }
    }
  }

  private static String typeOf(Type type, String listed) {
    if (type instanceof ParameterizedType list) {
      return typeOf(list.getActualTypeArguments()[0], listed);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.getSimpleName().equals("CgpVarlen")) {
      return "NUMBER";
    }
    if (KaitaiStruct.class.isAssignableFrom(plain) || plain == Object.class) {
      return "GROUP";
    }
    return Map.of(
            Integer.class, "NUMBER",
            int.class, "NUMBER",
            Long.class, "NUMBER",
            long.class, "NUMBER",
            Boolean.class, "BOOLEAN",
            boolean.class, "BOOLEAN",
            String.class, "TEXT",
            byte[].class, "BYTES")
        .get(plain);
  }

  @Test
  void aNameHasOneTypeAndIsSecretEverywhereOrNowhere() throws IOException {
    Map<String, String> types = new HashMap<>();
    for (String[] line : lines().values()) {
      if (!line[5].contains("h")) {
        String type = line[2] + line[5].contains("s");
        assertEquals(type, types.getOrDefault(line[1], type), line[1]);
        types.put(line[1], type);
      }
    }
    assertTrue(types.size() > 300, types.size() + " names");
  }

  @Test
  void whatIsSecretInALayoutIsSecretInTheCatalog() throws IOException {
    int secrets = 0;
    for (String[] line : lines().values()) {
      boolean secret = line[0].matches(".*\\.secret[A-Z].*");
      assertEquals(secret, line[5].contains("s"), line[0]);
      secrets += secret ? 1 : 0;
    }
    assertEquals(4, secrets); // address, two tickets, strings: counted in specs/
  }

  @Test
  void commandsOfCgpHaveTheNamesThatTheCodeUses() {
    var field = Fields.catalog().find("cgp.command").orElseThrow();
    Map<Long, String> names = Fields.catalog().valueNames(field);
    assertEquals(11, names.size());
    for (int command = 0; command <= 0xff; command++) {
      assertEquals(names.containsKey((long) command), CgpCommand.isKnown(command));
      if (CgpCommand.isKnown(command)) {
        String text = names.get((long) command) + String.format(" (0x%02x)", command);
        assertEquals(text, CgpCommand.toText(command));
      }
    }
  }

  @Test
  void layoutsThatNothingDecodesHaveNoFields() {
    assertTrue(Fields.catalog().find("ica.capability.reconnect.timeout_seconds").isPresent());
    assertFalse(
        Fields.catalog().all().stream().anyMatch(f -> f.name().startsWith("ica.client_packet")));
  }

  @Test
  void namesAreSortedUniqueAndLowerCase() {
    List<String> names = Fields.catalog().all().stream().map(FieldInfo::name).toList();
    assertEquals(names.stream().sorted().distinct().toList(), names);
    assertEquals(
        List.of(),
        names.stream()
            .filter(n -> !n.startsWith("nstrace.tcpdbg2.")) // Wireshark writes some of them so
            .filter(n -> !n.matches("[a-z0-9]+(\\.[a-z0-9_]+)*|_ws\\.col\\.[A-Za-z_]+"))
            .toList());
  }

  @Test
  void everyFieldThatIsReadByHandIsInTheTable() {
    assertEquals(LowerTable.fields().keySet(), LowerFields.names());
    List<String> both =
        LowerTable.fields().keySet().stream()
            .filter(name -> SpecFields.all().byName(name).isPresent())
            .toList();
    assertEquals(List.of(), both, "named by the layouts, too");
  }
}
