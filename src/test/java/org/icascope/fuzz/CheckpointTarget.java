package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.icascope.deliver.Checkpoint;
import org.icascope.deliver.CheckpointFile;

/**
 * The checkpoint of a watch. The input gets the right hash behind it, so that all lines are read;
 * without that the first one would be refused.
 */
final class CheckpointTarget implements FuzzTarget {

  private static final Path FILE = file();

  private static Path file() {
    try {
      Path folder = Files.createTempDirectory("icascope-fuzz");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("checkpoint");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "checkpoint";
  }

  @Override
  public int gateRuns() {
    return 2_000;
  }

  @Override
  public int mostBytes() {
    return 1_024;
  }

  @Override
  public List<byte[]> seeds() {
    String all =
        """
        icascope-watch 1
        of a%2Fb.
        key 00ff
        output 3 4711
        base 2
        done 2 100 24000 1772000000000000000 0123456789abcdef ring%2F1.pcap
        unreadable 7 ring%2F2.pcap
        passed tcp 10.0.0.1 50000 10.0.0.2 2598 1772000000000000000 4294967295
        open udp ::1 50001 ::2 443 1772000000000000001 0
        uid ffffffffffffffff 2
        """;
    return List.of(
        all.getBytes(StandardCharsets.UTF_8),
        "icascope-watch 1\n".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void fuzz(byte[] input) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(input);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(input);
    all.write(("end " + HexFormat.of().formatHex(hash) + "\n").getBytes(StandardCharsets.UTF_8));
    Files.write(FILE, all.toByteArray());
    CheckpointFile file = new CheckpointFile(FILE);
    try {
      Optional<Checkpoint> read = file.read();
      if (read.isPresent()) {
        again(file, read.get());
      }
    } catch (IOException e) {
      Check.that(e.getMessage().lines().count() == 1, "a message is one line");
    }
  }

  /** What was read can be written, and read again as the same. */
  private static void again(CheckpointFile file, Checkpoint read) throws IOException {
    file.write(read);
    Checkpoint same = file.read().orElseThrow();
    Check.that(read.belonging().equals(same.belonging()), "it belongs elsewhere");
    Check.that(read.done().equals(same.done()), "other files");
    Check.that(read.unreadable().equals(same.unreadable()), "other files that are none");
    Check.that(read.passed().equals(same.passed()), "other connections that are over");
    Check.that(read.open().equals(same.open()), "other connections that go on");
    Check.that(read.output().equals(same.output()), "another end of the output");
  }
}
