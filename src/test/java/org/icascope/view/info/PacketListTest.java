package org.icascope.view.info;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.ViewRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lines are the same whichever thread writes them. */
@Timeout(60)
class PacketListTest {

  private static AnalysisOptions options(String file) {
    return AnalysisOptions.of(List.of(file), InputStream.nullInputStream());
  }

  private static void list(String file, boolean prompt, Charset charset, OutputStream out)
      throws IOException {
    PacketList.Style style =
        new PacketList.Style(TimeStyle.RELATIVE, ZoneOffset.UTC, false, charset, 0, prompt);
    PacketList list = new PacketList(style, frame -> true, false, out);
    ViewRun.run(options(file), list);
    list.finish();
  }

  @Test
  void anotherThreadWritesTheSameLines() throws IOException {
    for (String file : List.of("roaming-reconnect.pcapng", "reconnect-storm.pcapng")) {
      ByteArrayOutputStream prompt = new ByteArrayOutputStream();
      ByteArrayOutputStream handed = new ByteArrayOutputStream();
      list("samples/" + file, true, StandardCharsets.UTF_8, prompt);
      list("samples/" + file, false, StandardCharsets.UTF_8, handed);
      assertEquals(
          prompt.toString(StandardCharsets.UTF_8), handed.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aScreenWithAnotherCharsetGetsIts() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    list("samples/clean-session.pcap", false, StandardCharsets.ISO_8859_1, out);
    String first = out.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElseThrow();
    assertEquals("192.168.20.31 ? 10.10.5.11", first.substring(17, 43));
  }

  @Test
  void whatFailsOnTheOtherThreadIsThrownHere() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    assertThrows(
        UncheckedIOException.class,
        () -> list("samples/reconnect-storm.pcapng", false, StandardCharsets.UTF_8, broken));
  }
}
