package org.icascope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads files with keys that options name. Messages show the name, never the content. */
final class SecretFile {

  /** A line of a TLS key log with its two numbers (RFC 9850). */
  private static final Pattern KEY_LOG =
      Pattern.compile(
          "(?m)^(?:CLIENT_RANDOM|(?:CLIENT|SERVER)_[A-Z_]*TRAFFIC_SECRET(?:_0)?) [0-9a-fA-F]{64} "
              + "[0-9a-fA-F]{64}");

  private SecretFile() {}

  /** The content is that of a key log, which is given with another option. */
  static boolean isKeyLog(byte[] content) {
    return KEY_LOG.matcher(new String(content, StandardCharsets.ISO_8859_1)).find();
  }

  /**
   * The whole content.
   *
   * @throws WrongOption when the file cannot be read or is longer
   */
  static byte[] read(String option, String name, int mostBytes) {
    try (InputStream in = open(option, Path.of(name))) {
      boolean tooLong = Files.size(Path.of(name)) > mostBytes; // 0 for a pipe
      byte[] content = in.readNBytes(tooLong ? 0 : mostBytes + 1);
      if (tooLong || content.length > mostBytes) {
        throw new WrongOption(option, name + " has more than " + size(mostBytes));
      }
      return content;
    } catch (NoSuchFileException e) {
      throw cannotRead(option, name, ": no such file");
    } catch (AccessDeniedException e) {
      throw cannotRead(option, name, ": permission denied");
    } catch (IOException | InvalidPathException e) {
      throw cannotRead(option, name, "");
    }
  }

  private static InputStream open(String option, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw cannotRead(option, file.toString(), ": it is a folder, name the file in it");
    }
    return Files.newInputStream(file);
  }

  private static WrongOption cannotRead(String option, String name, String why) {
    return new WrongOption(option, "cannot read " + name + why);
  }

  private static String size(int bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
  }
}
