package org.icascope.deliver;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.deliver.Checkpoint.Done;
import org.icascope.deliver.Checkpoint.Unreadable;
import org.icascope.deliver.Records.Position;

/**
 * A checkpoint as a file: lines of words, the last one a hash of the others. It is replaced as a
 * whole, after it is on the disk, so there is always one that is complete. Read by its owner only,
 * as the key is in it.
 */
public final class CheckpointFile {

  /** Longer ones are none of ours. Chosen: a million uids are 25 MB. */
  private static final long MOST_BYTES = 256L << 20;

  private static final String HEAD = "icascope-watch 1";

  private final Path path;

  public CheckpointFile(Path path) {
    this.path = path;
  }

  /**
   * Replaces the checkpoint.
   *
   * @throws IOException when the disk does not take it; the earlier one stays
   */
  public void write(Checkpoint checkpoint) throws IOException {
    try {
      replace(Links.target(path), checkpoint);
    } catch (IOException e) { // which says nothing of the file where the disk is full
      throw new IOException("cannot write the checkpoint " + path + ": " + e.getMessage(), e);
    }
  }

  private static void replace(Path path, Checkpoint checkpoint) throws IOException {
    byte[] content = text(checkpoint).getBytes(StandardCharsets.UTF_8);
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    var how = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(next, how, OwnerOnly.attributes())) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncFolder(path);
  }

  private static void syncFolder(Path path) {
    try (FileChannel folder =
        FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // not every system can; then the move is as safe as the system makes it
    }
  }

  private static String text(Checkpoint checkpoint) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    line(text, "of", encoded(checkpoint.belonging()) + ".");
    line(text, "key", HexFormat.of().formatHex(checkpoint.key()));
    line(text, "output", checkpoint.output().part(), checkpoint.output().bytes());
    line(text, "base", checkpoint.base());
    for (Done done : checkpoint.done()) {
      RingFile file = done.file();
      line(
          text,
          "done",
          done.number(),
          done.frames(),
          file.size(),
          file.firstNanos(),
          file.mark(),
          encoded(file.path()));
    }
    checkpoint.unreadable().forEach(u -> line(text, "unreadable", u.size(), encoded(u.path())));
    checkpoint.passed().forEach(c -> connection(text, "passed", c));
    checkpoint.open().forEach(c -> connection(text, "open", c));
    checkpoint.uids().forEach((uid, file) -> line(text, "uid", Long.toHexString(uid), file));
    String hash = hash(text.toString());
    return text.append("end ").append(hash).append('\n').toString();
  }

  private static void connection(StringBuilder text, String kind, Connection c) {
    line(
        text,
        kind,
        c.transport(),
        c.client(),
        c.clientPort(),
        c.server(),
        c.serverPort(),
        c.nanos(),
        c.sequence());
  }

  private static void line(StringBuilder text, Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : " ").append(words[i]);
    }
    text.append('\n');
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The checkpoint, if there is one.
   *
   * @throws IOException when there is a file that is none, or is damaged
   */
  public Optional<Checkpoint> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    if (Files.isDirectory(path)) {
      throw new IOException(path + " is a folder, name a file in it for checkpoints");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new IOException(path + " is no checkpoint of icascope watch");
    }
    String all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    int end = all.lastIndexOf("\nend ") + 1;
    if (all.isEmpty()) {
      throw new IOException(path + " is an empty checkpoint; remove it to begin anew");
    }
    if (!all.startsWith(HEAD + "\n")) {
      throw new IOException(path + " is no checkpoint of icascope watch");
    }
    String body = all.substring(0, end);
    if (end == 0 || !all.substring(end).strip().equals("end " + hash(body))) {
      throw new IOException(path + " is a damaged checkpoint; remove it to begin anew");
    }
    try {
      return Optional.of(new Reading().of(body));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(path + " is a damaged checkpoint; remove it to begin anew", e);
    }
  }

  /** Lines to what they stand for. */
  private static final class Reading {
    private String belonging = "";
    private byte[] key = new byte[0];
    private Position output = Position.START;
    private int base;
    private final List<Done> done = new ArrayList<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final List<Connection> passed = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();
    private final UidSet uids = new UidSet();

    Checkpoint of(String body) {
      body.lines().skip(1).map(line -> line.split(" ")).forEach(this::line);
      return new Checkpoint(belonging, key, output, base, done, unreadable, passed, open, uids);
    }

    private void line(String[] w) {
      switch (w[0]) {
        case "of" -> belonging = decoded(w[1].substring(0, w[1].length() - 1)); // may be empty
        case "key" -> key = HexFormat.of().parseHex(w[1]);
        case "output" -> output = new Position(Integer.parseInt(w[1]), Long.parseLong(w[2]));
        case "base" -> base = Integer.parseInt(w[1]);
        case "done" ->
            done.add(
                new Done(
                    Integer.parseInt(w[1]),
                    new RingFile(decoded(w[6]), Long.parseLong(w[3]), Long.parseLong(w[4]), w[5]),
                    Long.parseLong(w[2])));
        case "unreadable" -> unreadable.add(new Unreadable(decoded(w[2]), Long.parseLong(w[1])));
        case "passed" -> passed.add(connection(w));
        case "open" -> open.add(connection(w));
        case "uid" -> uids.add(Long.parseUnsignedLong(w[1], 16), Integer.parseInt(w[2]));
        default -> throw new IllegalArgumentException(w[0]);
      }
    }

    private static Connection connection(String[] w) {
      return new Connection(
          w[1],
          w[2],
          Integer.parseInt(w[3]),
          w[4],
          Integer.parseInt(w[5]),
          Long.parseLong(w[6]),
          Long.parseLong(w[7]));
    }

    private static String decoded(String word) {
      return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
  }
}
