package org.icascope.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which frames pass display filters in tshark: many filters in one run, since it starts slowly. */
public final class TsharkFilters {

  private TsharkFilters() {}

  /** Numbers of frames by filter, in their order; filters that tshark refuses are left out. */
  public static Map<String, List<String>> frames(Path capture, Iterable<String> filters)
      throws IOException {
    List<String> all = new ArrayList<>();
    filters.forEach(all::add);
    Path script = Files.createTempFile("filters", ".lua");
    try {
      Files.writeString(script, script(all), StandardCharsets.US_ASCII);
      Map<String, List<String>> frames = new LinkedHashMap<>();
      for (String line : Tshark.lines(capture, List.of("-q", "-X", "lua_script:" + script))) {
        String[] words = line.split(" ");
        if (words.length == 3 && words[0].equals("filter")) {
          List<String> found =
              frames.computeIfAbsent(all.get(Integer.parseInt(words[1])), f -> new ArrayList<>());
          if (!words[2].equals("taken")) {
            found.add(words[2]);
          }
        }
      }
      return frames;
    } finally {
      Files.delete(script);
    }
  }

  /** A tap for each filter, which is refused where the filter is wrong. */
  private static String script(List<String> filters) {
    StringBuilder lua = new StringBuilder("local filters = {}\n");
    for (int i = 0; i < filters.size(); i++) {
      lua.append("filters[").append(i).append("] = \"");
      for (byte b : filters.get(i).getBytes(StandardCharsets.UTF_8)) {
        lua.append(String.format("\\%03d", b & 0xff));
      }
      lua.append("\"\n");
    }
    return lua
        + """
        for i, text in pairs(filters) do
          local taken, tap = pcall(Listener.new, "frame", text)
          if taken then
            print("filter " .. i .. " taken")
            function tap.packet(frame) print("filter " .. i .. " " .. frame.number) end
          end
        end
        """;
  }
}
