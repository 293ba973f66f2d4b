package org.icascope.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where symbolic links lead, also when there is nothing yet: as for {@code > file} in a shell. */
public final class Links {

  /** As many as Linux follows. */
  private static final int MOST = 40;

  private Links() {}

  /**
   * The file that is written when one writes to {@code path}.
   *
   * @throws IOException when links lead in a circle or cannot be read
   */
  public static Path target(Path path) throws IOException {
    Path target = path;
    for (int i = 0; Files.isSymbolicLink(target); i++) {
      if (i == MOST) {
        throw new IOException(path + " is a symbolic link that leads nowhere");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    return target;
  }
}
