package org.icascope.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.samples.SampleFiles;

/** Damages captures in many ways, and looks whether anything fails: {@code bench/torture}. */
final class Torture {

  private static final List<String> NO_CAPTURES =
      List.of(".txt", ".md", ".json", ".keys", ".key", ".keylog", ".p8", ".p12");

  private final long seed;
  private final int cuts;
  private final int flips;

  Torture(long seed, int cuts, int flips) {
    this.seed = seed;
    this.cuts = cuts;
    this.flips = flips;
  }

  /** All samples, the NetScaler trace included. */
  static List<Path> samples() throws IOException {
    List<Path> samples = new ArrayList<>(SampleFiles.captures());
    samples.add(SampleFiles.TRACE);
    return samples;
  }

  /** The samples, and the shared captures as far as they are there, the small ones first. */
  static List<Path> captures() throws IOException {
    List<Path> files = new ArrayList<>(samples());
    for (String folder : List.of("real", "scenarios", "nstrace")) {
      TestCaptures.tree(folder).stream()
          .filter(file -> NO_CAPTURES.stream().noneMatch(file.toString()::endsWith))
          .forEach(files::add);
    }
    files.sort(Comparator.comparingLong(file -> file.toFile().length()));
    return files;
  }

  private Stream<Damage> damages() {
    return Stream.concat(
        IntStream.range(0, cuts).mapToObj(number -> new Damage(seed, false, number)),
        IntStream.range(0, flips).mapToObj(number -> new Damage(seed, true, number)));
  }

  /** What fails of a capture, a few at most; on all processors. */
  List<String> failures(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    return damages()
        .parallel()
        .map(damage -> failure(file, whole, damage))
        .flatMap(Optional::stream)
        .limit(3)
        .toList();
  }

  private static Optional<String> failure(Path file, byte[] whole, Damage damage) {
    byte[] damaged = damage.apply(whole);
    Way way = Way.of(damage.turn() + file.getFileName().hashCode());
    return Trial.failure(damaged, way)
        .map(
            why ->
                file
                    + ", "
                    + damage
                    + ", "
                    + way
                    + ", kept as "
                    + keep(file, damage, damaged)
                    + ": "
                    + why);
  }

  /** So that the commands can read it. */
  private static Path keep(Path file, Damage damage, byte[] damaged) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "torture"));
      String name = damage.toString().replace(' ', '-') + "-" + file.getFileName();
      return Files.write(folder.resolve(name), damaged);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Arguments: seed, cuts and flips of each capture, then captures, all of them when none. */
  public static void main(String[] arguments) throws IOException {
    Torture torture =
        new Torture(
            Long.parseLong(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]));
    List<Path> files =
        arguments.length > 3
            ? Stream.of(arguments).skip(3).map(Path::of).toList()
            : Torture.captures();
    long bytes = 0;
    int inputs = 0;
    int failed = 0;
    long begin = System.nanoTime();
    for (int i = 0; i < files.size(); i++) {
      for (String failure : torture.failures(files.get(i))) {
        System.out.println(failure);
        failed++;
      }
      inputs += torture.cuts + torture.flips;
      bytes += Files.size(files.get(i)) * (torture.cuts + torture.flips);
      if (i % 20 == 19 || i == files.size() - 1) {
        System.out.printf(
            Locale.ROOT,
            "%d of %d captures, %,d inputs, %,d MB, %d failed, %.0f s, heap of %d MB%n",
            i + 1,
            files.size(),
            inputs,
            bytes / 1_000_000,
            failed,
            (System.nanoTime() - begin) / 1e9,
            Runtime.getRuntime().maxMemory() >> 20);
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }
}
