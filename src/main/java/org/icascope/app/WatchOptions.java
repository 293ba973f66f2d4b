package org.icascope.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.icascope.deliver.Records;
import org.icascope.deliver.Records.Position;
import org.icascope.report.Selection;

/**
 * What is watched, and where records go.
 *
 * @param folder into which a capture daemon writes
 * @param state file of checkpoints
 * @param own files in the folder that are none of the ring, as the state
 * @param opener opens the records behind a position
 * @param format of records
 * @param latenessMillis files may come so late, in capture time
 * @param settleMillis a file that did not change for so long is finished
 * @param once end when all that is finished was read
 * @param end with {@code once}: the capture is over, and so is what is open
 * @param stop once true, the watch ends
 * @param remarks is told, in one line each, what is wrong with files
 * @param keys of TLS that come while the watch runs
 * @param clockMillis the present, milliseconds since 1970
 */
public record WatchOptions(
    Path folder,
    Path state,
    Predicate<Path> own,
    Opener opener,
    Format format,
    OptionalLong latenessMillis,
    long settleMillis,
    boolean once,
    boolean end,
    BooleanSupplier stop,
    Consumer<String> remarks,
    Keys keys,
    LongSupplier clockMillis) {

  /** Key logs that grow. */
  @FunctionalInterface
  public interface Keys {

    /** None but those that there were when the watch began. */
    Keys NONE = List::of;

    /** What was added since this was asked last. */
    List<KeyFile> added();

    /** An analysis begins that knows only what there was when the watch began. */
    default void beginAnew() {}
  }

  /** Opens the output. */
  @FunctionalInterface
  public interface Opener {

    /**
     * @param position where to go on; what is behind it is of ours and goes
     * @throws IOException with one line for the user
     */
    Records open(Position position) throws IOException;

    /** Before the first run: refuses to go over what somebody else wrote. */
    default void checkNew() {
      // nothing to go over
    }

    /**
     * Which records these are: folder, form and file. Where they differ, the length in a checkpoint
     * is that of something else.
     */
    default String belonging() {
      return "";
    }
  }

  /** Writes records. */
  @FunctionalInterface
  public interface Format {
    void write(Selection selection, OutputStream out) throws IOException;
  }
}
