package org.icascope.capture;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files that a name means: itself, the files of a folder, or those that a pattern like
 * {@code traces/*.pcap} names where no shell has resolved it, as with Windows' command line.
 */
final class InputNames {

  /** Most files of a folder or pattern. Chosen: far above any ring buffer. */
  private static final int MAX_FILES = 100_000;

  private static final String SEPARATORS = FileSystems.getDefault().getSeparator() + "/";

  private static final String WATCH_STATE = ".icascope-watch";

  private InputNames() {}

  /**
   * One input.
   *
   * @param folder the folder as the user gave it, if it was found there
   */
  record Named(String name, Optional<String> folder) {}

  /** What a name means, by name; the name itself where it is no folder and no pattern. */
  static List<Named> of(String name) throws CaptureException {
    if (name.equals(CaptureInput.STANDARD_INPUT)) {
      return List.of(new Named(name, Optional.empty()));
    }
    if (hasPattern(name) && !exists(name)) {
      List<Named> found = new ArrayList<>();
      for (Path match : matches(name)) {
        found.addAll(Files.isDirectory(match) ? filesIn(match.toString()) : of(match.toString()));
      }
      if (found.isEmpty()) {
        throw new CaptureException("no file has such a name");
      }
      return found;
    }
    return exists(name) && Files.isDirectory(Path.of(name))
        ? filesOf(name)
        : List.of(new Named(name, Optional.empty()));
  }

  private static boolean exists(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false; // a pattern, on Windows
    }
  }

  private static List<Named> filesOf(String folder) throws CaptureException {
    List<Named> files = filesIn(folder);
    if (files.isEmpty()) {
      throw new CaptureException("a folder without files");
    }
    return files;
  }

  private static List<Named> filesIn(String folder) throws CaptureException {
    List<Named> files = new ArrayList<>();
    for (Path entry : entries(Path.of(folder), InputNames::isInput)) {
      files.add(new Named(entry.toString(), Optional.of(folder)));
    }
    return files;
  }

  /** The checkpoint that {@code watch} keeps in the folder is nobody's input. */
  private static boolean isInput(Path entry) {
    return Files.isRegularFile(entry) && !entry.getFileName().toString().startsWith(WATCH_STATE);
  }

  /** Resolves one element of the path after the other. */
  private static List<Path> matches(String name) throws CaptureException {
    int first = 0;
    while (first < name.length() && SEPARATORS.indexOf(name.charAt(first)) >= 0) {
      first++;
    }
    List<Path> found = List.of(Path.of(name.substring(0, first)));
    String[] elements = name.substring(first).split("[" + SEPARATORS.replace("\\", "\\\\") + "]+");
    for (String element : elements) {
      List<Path> next = new ArrayList<>();
      for (Path folder : found) {
        if (hasPattern(element)) {
          next.addAll(entries(folder, matcher(element)));
        } else if (Files.exists(folder.resolve(element))) {
          next.add(folder.resolve(element));
        }
      }
      found = next;
    }
    if (found.isEmpty()) {
      throw new CaptureException("no file has such a name");
    }
    return found;
  }

  private static boolean hasPattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
  }

  /** Like a shell's, a pattern takes names that begin with a dot only if it does so, too. */
  private static DirectoryStream.Filter<Path> matcher(String element) throws CaptureException {
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + element);
      return entry -> {
        Path last = entry.getFileName();
        return last.toString().startsWith(".") == element.startsWith(".") && matcher.matches(last);
      };
    } catch (PatternSyntaxException e) {
      throw new CaptureException("not a file name and not a pattern of names", e);
    }
  }

  private static List<Path> entries(Path folder, DirectoryStream.Filter<Path> filter)
      throws CaptureException {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, filter)) {
      for (Path entry : entries) {
        if (found.size() == MAX_FILES) {
          throw new CaptureException("more than %d files".formatted(MAX_FILES));
        }
        found.add(entry);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw new CaptureException("a folder that cannot be listed", e);
    }
    Collections.sort(found);
    return found;
  }
}
