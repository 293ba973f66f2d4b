package org.icascope.flood;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.icascope.report.Stories;
import org.icascope.testkit.network.CapturedFrame;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Floods at full size, through the program as users start it: {@code bench/flood}. Says what it
 * took and what was counted, and fails when the honest session does not come out as it does alone.
 */
final class FloodRun {

  private static final int MICROS = 1_000_000;
  private static final int SNAP_LENGTH = 262_144;

  private FloodRun() {}

  /** Arguments: frames of the flood, then kinds, all of them when there are none. */
  public static void main(String[] arguments) throws Exception {
    long count = Long.parseLong(arguments[0]);
    List<String> kinds = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    if (kinds.isEmpty()) {
      kinds.addAll(Flood.words());
    }
    Path folder = Files.createTempDirectory("icascope-flood");
    boolean good = true;
    try {
      Path file = folder.resolve("flood.pcap");
      List<CapturedFrame> honest = HonestSession.frames();
      write(file, Flood.HALF_OPEN, honest, 0);
      Stories alone = new Stories().add(run(file).document(), number -> number);
      for (String kind : kinds) {
        Flood flood = Flood.of(kind);
        int[] numbers = write(file, flood, honest, flood.frames(count));
        good &= report(kind, flood.frames(count), file, run(file), numbers, alone);
        Files.delete(file);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("flood.pcap"));
      Files.delete(folder);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean report(
      String kind, long count, Path file, Run run, int[] numbers, Stories alone)
      throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d frames, %,d bytes, exit code %d, %.1f s, %d MB resident at most%n",
        kind,
        count,
        Files.size(file),
        run.exitCode,
        run.seconds,
        run.residentMegabytes);
    if (run.exitCode != 0) {
      System.out.println(run.errors);
      return false;
    }
    var remarks = new TreeMap<String, Long>();
    for (JsonNode diagnostic : run.document.get("diagnostics")) {
      remarks.merge(
          diagnostic.get("code").asString(), diagnostic.path("count").asLong(1), Long::sum);
    }
    System.out.println("  counted: " + remarks);
    for (JsonNode diagnostic : run.document.get("diagnostics")) {
      System.out.println("  e.g. " + diagnostic.get("message").asString());
      break;
    }
    Stories together =
        new Stories().add(run.document, number -> Arrays.binarySearch(numbers, number) + 1);
    String lost = alone.without(together);
    System.out.println(lost.isEmpty() ? "  the honest session is as alone" : "  LOST\n" + lost);
    return lost.isEmpty();
  }

  /** Returns the numbers of the honest frames. */
  static int[] write(Path file, Flood flood, List<CapturedFrame> honest, long count)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
      return write(out, flood, honest, count);
    }
  }

  /** The same to any place. */
  static int[] write(OutputStream out, Flood flood, List<CapturedFrame> honest, long count)
      throws IOException {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0);
    out.write(header.putInt(SNAP_LENGTH).putInt(1).array());
    return flood.around(
        honest,
        count,
        (micros, bytes, length) -> {
          header.clear().putInt((int) (micros / MICROS)).putInt((int) (micros % MICROS));
          header.putInt(length).putInt(length);
          out.write(header.array(), 0, header.position());
          out.write(bytes, 0, length);
        });
  }

  private record Run(
      int exitCode, double seconds, long residentMegabytes, String errors, JsonNode document) {}

  /** As users start it; the system says how much memory its process had. */
  private static Run run(Path file) throws IOException, InterruptedException {
    Path out = file.resolveSibling("out.json");
    Path err = file.resolveSibling("err.txt");
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder("./icascope", "analyze", "--format", "json", file.toString())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    long resident = 0;
    while (!process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
      resident = Math.max(resident, resident(process.pid()));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    String errors = Files.readString(err);
    JsonNode document =
        process.exitValue() == 0
            ? new JsonMapper().readTree(Files.readAllBytes(out))
            : new JsonMapper().createObjectNode();
    Files.delete(out);
    Files.delete(err);
    return new Run(process.exitValue(), seconds, resident, errors, document);
  }

  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
        }
      }
    } catch (IOException e) {
      return 0; // over, or a system without this
    }
    return 0;
  }
}
