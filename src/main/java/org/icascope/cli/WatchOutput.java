package org.icascope.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.deliver.RecordFiles;
import org.icascope.deliver.Records;
import org.icascope.deliver.Records.Position;
import org.icascope.deliver.StreamRecords;

/** Where the records of a watch go: files that grow, or standard output. */
final class WatchOutput {

  private final Destination destination;

  WatchOutput(Options options) {
    destination = new Destination(options);
  }

  /**
   * @throws WrongOption when values make no sense
   */
  void check() {
    destination.checkGrowing();
    try {
      if (file().filter(Files::isDirectory).isPresent()) {
        throw new WrongOption("--output", destination.name() + " is a folder, name a file in it");
      }
    } catch (InvalidPathException e) {
      throw new WrongOption("--output", "not a file name");
    }
  }

  /** The file as it was named; empty for standard output. */
  Optional<Path> file() {
    return destination.isFile() ? Optional.of(Path.of(destination.name())) : Optional.empty();
  }

  /** The file is one of those that are written here. */
  boolean isOwn(Path path) {
    if (!destination.isFile()) {
      return false;
    }
    Path own = path.toAbsolutePath().normalize();
    return own.equals(Path.of(destination.name()).toAbsolutePath().normalize())
        || new Parts(destination.name())
            .existing().stream()
                .anyMatch(part -> own.equals(Path.of(part).toAbsolutePath().normalize()));
  }

  /**
   * @param known a run before noted the position
   */
  Records open(Environment environment, Position position, boolean known) throws IOException {
    if (!destination.isFile()) {
      return new StreamRecords(environment.out());
    }
    OptionalLong size = destination.size();
    Parts parts = new Parts(destination.name());
    if (!known && !destination.replaces()) {
      List<String> there = size.isPresent() ? parts.existing() : List.of(destination.name());
      for (String file : there) {
        OutputFile.check("--output", file, false, List.of());
      }
    }
    try {
      return RecordFiles.from(
          number -> Path.of(size.isPresent() ? parts.name(number) : destination.name()),
          size,
          position);
    } catch (FileSystemException e) {
      String why = e.getReason() == null ? "no such folder, or no permission" : e.getReason();
      throw new IOException("cannot write " + destination.name() + ": " + why, e);
    }
  }
}
