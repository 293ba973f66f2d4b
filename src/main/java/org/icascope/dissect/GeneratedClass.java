package org.icascope.dissect;

import io.kaitai.struct.KaitaiStruct;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What reflection finds in a class that the Kaitai compiler made with {@code --debug}: the public
 * maps of positions ({@code _attrStart} …), the list {@code _seqFields}, and one getter per field
 * and instance.
 */
final class GeneratedClass {

  /** Getters by class: the fields in the order of the layout, then the instances by name. */
  private static final ClassValue<List<Method>> GETTERS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return gettersOf(type);
        }
      };

  /** Names by class, without the package. */
  private static final ClassValue<String> NAMES =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return type.getName().substring(type.getPackageName().length() + 1);
        }
      };

  private GeneratedClass() {}

  /** {@code CgpCapability$Content}. */
  static String nameOf(KaitaiStruct struct) {
    return NAMES.get(struct.getClass());
  }

  static List<Method> getters(KaitaiStruct struct) {
    return GETTERS.get(struct.getClass());
  }

  /** The getter is of a field in the sequence, not of an instance. */
  static boolean isSequenceField(Method getter) {
    return sequence(getter.getDeclaringClass()).contains(getter.getName());
  }

  static void read(KaitaiStruct struct) {
    try {
      invoke(struct, struct.getClass().getMethod("_read"));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("not generated with --debug: " + struct.getClass(), e);
    }
  }

  /** Calls a method without parameters; what it throws comes through as it is. */
  static Object invoke(KaitaiStruct struct, Method method) {
    try {
      return method.invoke(struct);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One of the position maps; values are numbers, or lists of them for repeated fields. */
  static Map<?, ?> positions(KaitaiStruct struct, String map) {
    return (Map<?, ?>) valueOf(struct.getClass(), map, struct);
  }

  /** Positions of the items of a repeated field; there is no list before the first was read. */
  static List<?> itemPositions(KaitaiStruct struct, String map, String field) {
    return positions(struct, map).get(field) instanceof List<?> list ? list : List.of();
  }

  private static List<Method> gettersOf(Class<?> type) {
    List<String> order = sequence(type);
    List<Method> getters = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      if (isGetter(method)) {
        getters.add(method);
      }
    }
    getters.sort(
        Comparator.<Method>comparingInt(
                m -> order.contains(m.getName()) ? order.indexOf(m.getName()) : order.size())
            .thenComparing(Method::getName));
    return List.copyOf(getters);
  }

  private static List<String> sequence(Class<?> type) {
    return Arrays.asList((String[]) valueOf(type, "_seqFields", null));
  }

  private static boolean isGetter(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !method.getName().startsWith("_");
  }

  private static Object valueOf(Class<?> type, String name, Object owner) {
    try {
      Field field = type.getField(name);
      return field.get(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not generated with --debug: " + type, e);
    }
  }
}
