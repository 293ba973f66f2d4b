package org.icascope.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.icascope.app.WatchOptions;
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
   * @param inputs files of keys and rules, which are never written to
   * @throws WrongOption when values make no sense
   * @throws IOException when there is no folder to write to
   */
  void check(List<String> inputs) throws IOException {
    destination.checkGrowing();
    if (destination.isFile()) {
      OutputFile.check("--output", destination.name(), true, inputs);
      Path folder = Path.of(destination.name()).toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw new IOException("cannot write " + destination.name() + ": no such folder");
      }
    }
  }

  /** The file as it was named; empty for standard output. */
  Optional<Path> file() {
    return destination.isFile() ? Optional.of(Path.of(destination.name())) : Optional.empty();
  }

  /** There are several files, with numbers. */
  boolean isRotated() {
    return destination.isFile() && destination.size().isPresent();
  }

  /**
   * @param what is written there, in which form
   */
  WatchOptions.Opener opener(Environment environment, String what) {
    return new WatchOptions.Opener() {
      @Override
      public Records open(Position position) throws IOException {
        return destination.isFile() ? files(position) : new StreamRecords(environment.out());
      }

      @Override
      public String belonging() {
        String file =
            file().map(f -> f.toAbsolutePath().normalize().toString()).orElse("standard output");
        return what + " " + file + (destination.size().isPresent() ? " rotated" : "");
      }

      @Override
      public void checkNew() {
        if (destination.isFile() && !destination.replaces()) {
          List<String> there =
              destination.size().isPresent()
                  ? new Parts(destination.name()).existing()
                  : List.of(destination.name());
          there.forEach(file -> OutputFile.check("--output", file, false, List.of()));
        }
      }
    };
  }

  private Records files(Position position) throws IOException {
    boolean many = destination.size().isPresent();
    Parts parts = new Parts(destination.name());
    try {
      return RecordFiles.from(
          number -> Path.of(many ? parts.name(number) : destination.name()),
          destination.size(),
          position);
    } catch (FileSystemException e) {
      String why = e.getReason() == null ? "no such folder, or no permission" : e.getReason();
      throw new IOException("cannot write " + destination.name() + ": " + why, e);
    }
  }
}
