package org.icascope.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.icascope.deliver.Links;

/**
 * The file that a command writes: under another name at first, so that there is all of it or
 * nothing. Never one of the inputs, by whatever name.
 */
final class OutputFile implements RotatedFiles.Part {

  private static final String OPTION = "-w";
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path target;
  private final Path written;
  private final OutputStream out;

  private OutputFile(Path target, Path written, OutputStream out) {
    this.target = target;
    this.written = written;
    this.out = out;
  }

  /**
   * Checks a name before anything is read.
   *
   * @param force an existing file may be replaced
   * @param inputs as the user named them
   * @throws WrongOption when the file must not or cannot be written
   */
  static void check(String name, boolean force, List<String> inputs) {
    check(OPTION, name, force, inputs);
  }

  /** The same for a file that another option names. */
  static void check(String option, String name, boolean force, List<String> inputs) {
    if (name.isEmpty()) {
      throw new WrongOption(option, "the name of the file is empty");
    }
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new WrongOption(option, name + " is a folder, name a file in it");
      }
      for (String input : inputs) {
        if (isSame(path, input)) {
          throw new WrongOption(option, name + " is an input file; it is never overwritten");
        }
      }
      if (Files.isRegularFile(path) && !force) {
        throw new WrongOption(option, name + " exists; --force replaces it");
      }
    } catch (InvalidPathException e) {
      throw new WrongOption(option, "not a file name");
    }
  }

  private static boolean isSame(Path path, String input) {
    try {
      return Files.exists(path) && Files.isSameFile(path, Path.of(input));
    } catch (IOException | InvalidPathException e) {
      return false; // no such input
    }
  }

  /**
   * Begins to write.
   *
   * @throws IOException with one line for the user
   */
  static OutputFile open(String name) throws IOException {
    try {
      Path path = Links.target(Path.of(name)); // a link stays one, also to what is not there yet
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      boolean direct = Files.exists(target) && !Files.isRegularFile(target); // as /dev/null
      Path written =
          direct ? target : Files.createTempFile(target.getParent(), ".icascope-", ".part");
      OutputStream file = new Told(Files.newOutputStream(written), name);
      return new OutputFile(target, written, new BufferedOutputStream(file, BUFFER_BYTES));
    } catch (IOException e) {
      throw told(name, e);
    }
  }

  @Override
  public OutputStream stream() {
    return out;
  }

  /** All is written: it gets its name. */
  @Override
  public void commit() throws IOException {
    try {
      out.close();
      if (!written.equals(target)) {
        Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw told(target.getFileName().toString(), e);
    }
  }

  /** What is not committed is gone. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      // told when it was written; here it only has to go
    }
    if (!written.equals(target)) {
      Files.deleteIfExists(written);
    }
  }

  private static IOException told(String name, IOException e) {
    if (e instanceof Failed) {
      return e;
    }
    String reason =
        e instanceof FileSystemException of && of.getReason() != null
            ? of.getReason()
            : e instanceof NoSuchFileException
                ? "no such folder"
                : e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return new Failed("cannot write " + name + ": " + reason, e);
  }

  /** A failure that says what it is about. */
  private static final class Failed extends IOException {
    private static final long serialVersionUID = 1L;

    Failed(String message, IOException cause) {
      super(message, cause);
    }
  }

  /** Says which file it was that could not be written. */
  private static final class Told extends FilterOutputStream {
    private final String name;

    Told(OutputStream out, String name) {
      super(out);
      this.name = name;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw told(name, e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
