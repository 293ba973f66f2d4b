package org.icascope.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the Wireshark plug-in, one Lua file: the parts written by hand in the order of their
 * names, and in the place of two lines in them the fields and the layouts out of {@code
 * specs/*.ksy}. Runs in the build.
 */
public final class WiresharkPlugin {

  private static final String FIELDS = "--@FIELDS@";
  private static final String LAYOUTS = "--@LAYOUTS@";
  private static final String VERSION = "@VERSION@";

  private WiresharkPlugin() {}

  /**
   * @param args the folder of the layouts, the folder of the parts written by hand, the version,
   *     and the file to write
   */
  public static void main(String[] args) throws IOException {
    Layouts layouts = new Layouts();
    for (Path file : files(Path.of(args[0]), ".ksy")) {
      layouts.add(file);
    }
    StringBuilder plugin = new StringBuilder();
    for (Path part : files(Path.of(args[1]), ".lua")) {
      plugin.append(Files.readString(part)).append('\n');
    }
    String text =
        plugin
            .toString()
            .replace("\r", "")
            .replace(VERSION, args[2])
            .replace(FIELDS, fields(layouts))
            .replace(LAYOUTS, layouts(layouts));
    Path target = Path.of(args[3]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    Files.writeString(target, text, StandardCharsets.UTF_8);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static String fields(Layouts layouts) {
    LuaText lua = new LuaText();
    new LuaFields(layouts, lua).write();
    return lua.toString();
  }

  private static String layouts(Layouts layouts) {
    LuaText lua = new LuaText();
    for (Layout layout : layouts.decoded()) {
      new LuaLayout(layouts, layout, lua).write();
    }
    return lua.toString();
  }
}
