package org.icascope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Files of a watch itself, which may lie in the folder that it watches. Asked of every file. */
final class OwnFiles implements Predicate<Path> {

  private final Path stateFolder;
  private final Set<String> stateNames;
  private final Optional<Path> outputFolder;
  private final Predicate<String> outputNames;

  private OwnFiles(Path state, Optional<Path> output, boolean rotated) {
    String name = state.getFileName().toString();
    stateFolder = folder(state);
    stateNames = Set.of(name, name + ".lock", name + ".new");
    outputFolder = output.map(OwnFiles::folder);
    if (output.isEmpty()) {
      outputNames = any -> false;
    } else if (rotated) {
      Pattern parts = new Parts(output.get().toString()).names();
      outputNames = other -> parts.matcher(other).matches();
    } else {
      outputNames = output.get().getFileName().toString()::equals;
    }
  }

  /**
   * @param rotated the output is many files
   */
  static OwnFiles of(Path state, Optional<Path> output, boolean rotated) {
    return new OwnFiles(state, output, rotated);
  }

  /** By whatever links it was named. */
  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder; // nothing in it is looked at
    }
  }

  @Override
  public boolean test(Path path) {
    String name = path.getFileName().toString();
    boolean state = stateNames.contains(name);
    boolean output = outputNames.test(name);
    if (!state && !output) {
      return false;
    }
    Path folder = folder(path);
    return state && folder.equals(stateFolder)
        || output && outputFolder.filter(folder::equals).isPresent();
  }
}
