package org.icascope.bench;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.view.field.FieldCatalog;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldSource;
import org.icascope.view.field.FieldType;
import org.icascope.view.field.FieldValue;
import org.icascope.view.filter.DisplayFilter;
import org.icascope.view.filter.FilterException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A display filter on one frame whose values are there already, so that only the filter is timed.
 * With {@code -prof gc} it shows that frames cost no objects.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class FilterBenchmark implements FieldCatalog, FieldSource {

  private static final FieldInfo PORT =
      new FieldInfo("tcp.port", FieldType.NUMBER, "Port", "", false);
  private static final FieldInfo CGP = new FieldInfo("cgp", FieldType.GROUP, "CGP", "", false);

  private static final FieldValue[] PORTS = {
    new FieldValue.Whole(50_000), new FieldValue.Whole(2598)
  };
  private static final FieldValue[] GROUP = {new FieldValue.Present(20)};

  @Param({
    "tcp.port == 2598 && cgp",
    "tcp.port == 80 && cgp",
    "tcp.port != 80",
    "tcp.port in {80, 443, 1494, 2598}"
  })
  public String filter;

  private DisplayFilter compiled;

  @Setup
  public void compile() throws FilterException {
    compiled = DisplayFilter.compile(filter, this);
  }

  @Benchmark
  public boolean oneFrame() {
    return compiled.matches(this);
  }

  @Override
  public Optional<FieldInfo> find(String name) {
    return all().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  @Override
  public List<FieldInfo> all() {
    return List.of(CGP, PORT);
  }

  @Override
  public void values(FieldInfo field, Consumer<FieldValue> sink) {
    for (FieldValue value : field == PORT ? PORTS : GROUP) {
      sink.accept(value);
    }
  }

  @Override
  public boolean any(FieldInfo field, Predicate<FieldValue> test) {
    for (FieldValue value : field == PORT ? PORTS : GROUP) {
      if (test.test(value)) {
        return true;
      }
    }
    return false;
  }
}
