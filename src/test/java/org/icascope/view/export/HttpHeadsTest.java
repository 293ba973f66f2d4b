package org.icascope.view.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a head whose end is cut nothing is shown but what tells that it was an upgrade. */
class HttpHeadsTest {

  /** {@code |} stands for the end of a line. */
  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1|Host: a.example|Cook, GET / HTTP/1.1|",
    "GET /secret HTTP/1.1|Host: a, GET /xxxxxx HTTP/1.1|",
    "GET /secret/and/lon, 'GET '",
    "HTTP/1.1 101 Agreed|Set-Cookie: se, HTTP/1.1 101 xxxxxx|",
    "HTTP/1.1 403 Forbid, HTTP/1.1 403",
    "Gsecret, ''",
    "Gsecret|Host: a, xxxxxxx|",
  })
  void ofACutHeadOnlyTheFirstLineStays(String head, String shown) {
    byte[] bytes = head.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    String safe = new String(HttpHeads.safeStart(bytes), StandardCharsets.ISO_8859_1);
    assertEquals(shown, safe.replace("\r\n", "|"));
  }
}
