package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Numbers in the documentation that stand beside the name of a constant, {@code
 * `package.Class.CONSTANT` = 123}, or of a component of a record's {@code defaults()}, are true.
 */
class NumbersTest {

  private static final Pattern NUMBER =
      Pattern.compile("`([a-z.]+)\\.([A-Z]\\w+)\\.(\\w+)` = ([\\d,.]+)");

  @Test
  void everyNumberBesideAConstantIsItsValue() throws ReflectiveOperationException {
    List<String> found = new ArrayList<>();
    for (MarkdownPage page : MarkdownPage.all().toList()) {
      Matcher number = NUMBER.matcher(page.text());
      while (number.find()) {
        Class<?> type = Class.forName("org.icascope." + number.group(1) + "." + number.group(2));
        String told = number.group(4).replaceAll(",|\\.$", "");
        assertEquals(
            value(type, number.group(3)).doubleValue(), Double.parseDouble(told), number.group());
        found.add(number.group());
      }
    }
    assertTrue(found.size() >= 10, () -> "only " + found);
  }

  private static Number value(Class<?> type, String name) throws ReflectiveOperationException {
    if (type.isRecord() && Character.isLowerCase(name.charAt(0))) {
      Method defaults = type.getDeclaredMethod("defaults");
      Method component = type.getDeclaredMethod(name);
      defaults.setAccessible(true);
      component.setAccessible(true);
      return (Number) component.invoke(defaults.invoke(null));
    }
    Field constant = type.getDeclaredField(name);
    constant.setAccessible(true);
    return (Number) constant.get(null);
  }
}
