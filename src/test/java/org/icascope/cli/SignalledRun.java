package org.icascope.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program as a process of its own that gets a signal while it is at work. */
final class SignalledRun {

  /** Frames that say nothing, and which are holes in the file: seconds to read, no room on disk. */
  private static final int LARGE = 60_000_000;

  private static final int MANY = 150;

  private final Process process;
  private final Path out;
  private final Path err;

  private SignalledRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Makes a capture that takes seconds to read longer than another one. */
  static Path enlarged(Path capture, Path to) throws IOException {
    Files.copy(capture, to);
    ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(1_772_443_900).putInt(0).putInt(LARGE).putInt(LARGE);
    try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
      long at = file.size();
      for (int i = 0; i < MANY; i++) {
        file.write(record.rewind(), at);
        at += record.capacity() + LARGE;
      }
      file.write(ByteBuffer.allocate(1), at - 1);
    }
    return to;
  }

  /**
   * Starts it. What it says goes into two files in the folder.
   *
   * @param words as typed
   */
  static SignalledRun start(Path folder, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    if (isDeafToInterrupts()) {
      command.addAll(List.of("env", "--default-signal=INT"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add("org.icascope.cli.Main");
    command.addAll(words);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    return new SignalledRun(builder.redirectOutput(out.toFile()).start(), out, err);
  }

  /** What a shell starts in the background of a script ignores Ctrl+C, and so do its children. */
  private static boolean isDeafToInterrupts() throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  /** Waits until it has a file open: it reads then, and listens for signals. */
  void awaitReading(Path file) throws Exception {
    Path real = file.toRealPath();
    Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    while (!isOpen(descriptors, real)) {
      awaitALittle();
    }
  }

  /** Waits until there is a file. */
  void awaitFile(Path file) throws Exception {
    while (!Files.exists(file)) {
      awaitALittle();
    }
  }

  private void awaitALittle() throws Exception {
    if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("ended by itself: " + err());
    }
  }

  private static boolean isOpen(Path descriptors, Path file) throws IOException {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.anyMatch(descriptor -> leadsTo(descriptor, file));
    }
  }

  private static boolean leadsTo(Path descriptor, Path file) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file);
    } catch (IOException e) {
      return false; // closed since
    }
  }

  /** Sends a signal, INT or TERM, and waits for the end. */
  void end(String signal) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    if (!process.waitFor(15, TimeUnit.SECONDS)) { // 20 s are its last resort
      process.destroyForcibly();
      throw new AssertionError("it hangs");
    }
  }

  int exitCode() {
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }
}
