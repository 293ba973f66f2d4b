package org.icascope.view.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.icascope.app.FrameRanges;
import org.icascope.app.ShowRun;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FrameFields;

/** Trees of the frames of a capture file. */
public final class TreesForTests {

  private TreesForTests() {}

  public static List<FrameTree> of(String file, String numbers) {
    List<FrameTree> trees = new ArrayList<>();
    FrameRanges ranges = numbers.isEmpty() ? FrameRanges.ALL : FrameRanges.parse(numbers);
    try {
      ShowRun.run(
          FramesForTests.options(file),
          new ShowRun.Request(ranges, frame -> true, java.time.ZoneOffset.UTC, true, 0),
          FrameFields.Sessions.NONE,
          trees::add,
          () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return trees;
  }

  static String text(FrameTree tree) {
    StringBuilder text = new StringBuilder();
    try {
      TreeText.write(tree, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String hex(FrameTree tree, String field) {
    StringBuilder text = new StringBuilder();
    try {
      new HexDump(false, true).write(tree, field, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
