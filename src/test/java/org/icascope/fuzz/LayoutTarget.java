package org.icascope.fuzz;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.icascope.dissect.FieldTree;
import org.icascope.model.ByteRange;
import org.icascope.spec.CgpSamples;
import org.icascope.spec.Hex;
import org.icascope.spec.IcaSamples;

/**
 * Every layout in {@code specs/}, as the program reads it: partly, where the bytes contradict it.
 * The first byte chooses the layout, the second its parameters where it has some.
 */
final class LayoutTarget implements FuzzTarget {

  private static final int MOST_FIELDS_PER_BYTE = 24;

  private static final List<Class<?>> LAYOUTS = layouts();

  @Override
  public String name() {
    return "layouts";
  }

  @Override
  public int gateRuns() {
    return 6_000;
  }

  @Override
  public int mostBytes() {
    return 1_024;
  }

  /** All of them, by name of the file. */
  static List<Class<?>> layouts() {
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> specs = Files.list(Path.of("specs"))) {
      for (Path spec : specs.filter(f -> f.toString().endsWith(".ksy")).sorted().toList()) {
        StringBuilder name = new StringBuilder("org.icascope.spec.");
        for (String word : spec.getFileName().toString().replace(".ksy", "").split("_")) {
          name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        classes.add(Class.forName(name.toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a layout that was not compiled", e);
    }
    return classes;
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> bodies =
        Stream.of(
                CgpSamples.BIND_REQUEST,
                CgpSamples.BIND_RESPONSE,
                CgpSamples.OPEN_RESPONSE,
                CgpSamples.CLOSE,
                CgpSamples.DATA,
                IcaSamples.INIT_REQUEST,
                IcaSamples.WD,
                IcaSamples.THINWIRE,
                IcaSamples.DRIVES)
            .map(Hex::bytes)
            .toList();
    List<byte[]> seeds = new ArrayList<>();
    for (int layout = 0; layout < LAYOUTS.size(); layout++) {
      for (byte[] body : bodies) {
        byte[] seed = new byte[body.length + 2];
        seed[0] = (byte) layout;
        System.arraycopy(body, 0, seed, 2, body.length);
        seeds.add(seed);
      }
    }
    return seeds;
  }

  @Override
  public void fuzz(byte[] input) {
    if (input.length < 2) {
      return;
    }
    Class<?> layout = LAYOUTS.get((input[0] & 0xff) % LAYOUTS.size());
    byte[] unit = Arrays.copyOfRange(input, 2, input.length);
    FieldTree tree = FieldTree.read("unit", ByteBuffer.wrap(unit), maker(layout, input[1]));
    int fields = check(tree.root(), unit.length);
    Check.range(fields, 1, 64L + MOST_FIELDS_PER_BYTE * (long) unit.length, "fields");
    tree.problem().ifPresent(problem -> Check.range(problem.length(), 1, 200, "sentence"));
  }

  private static int check(FieldTree.Field field, int length) {
    int fields = 1;
    if (field.bytes().isPresent()) {
      ByteRange range = field.bytes().get();
      Check.range(range.start(), 0, length, "start of " + field.key());
      Check.range(range.end(), range.start(), length, "end of " + field.key());
    }
    Check.that(!field.secret() || field.value().isEmpty(), "a secret is shown");
    for (FieldTree.Field child : field.children()) {
      fields += check(child, length);
    }
    return fields;
  }

  private static Function<KaitaiStream, KaitaiStruct> maker(Class<?> layout, int parameter) {
    Constructor<?> constructor =
        Stream.of(layout.getConstructors())
            .filter(c -> c.getParameterTypes()[0] == KaitaiStream.class)
            .filter(
                c ->
                    Stream.of(c.getParameterTypes())
                        .noneMatch(KaitaiStruct.class::isAssignableFrom))
            .filter(
                c ->
                    Stream.of(c.getParameterTypes()).noneMatch(KaitaiStruct.ReadOnly.class::equals))
            .findFirst()
            .orElseThrow();
    return stream -> {
      Class<?>[] types = constructor.getParameterTypes();
      Object[] arguments = new Object[types.length];
      arguments[0] = stream;
      for (int i = 1; i < types.length; i++) {
        arguments[i] = argument(types[i], parameter >> i - 1);
      }
      try {
        return (KaitaiStruct) constructor.newInstance(arguments);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static Object argument(Class<?> type, int number) {
    if (type == boolean.class) {
      return (number & 1) != 0;
    }
    if (type == String.class) {
      return (number & 1) != 0 ? "VDCDM.DLL" : "VDTW30.DLL";
    }
    return type == long.class ? (Object) (long) number : (Object) number;
  }
}
