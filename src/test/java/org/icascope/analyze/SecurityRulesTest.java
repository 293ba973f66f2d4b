package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.ica.IcaConnection;
import org.icascope.model.Severity;
import org.icascope.session.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about security, by sessions told one by one, and the judgement of suites. */
class SecurityRulesTest {

  private static final String PASSWORD = "password-in-setup";
  private static final String WEAK_ICA = "weak-ica-encryption";

  private final Story story = new Story();

  private static IcaConnection ica(String encryption, boolean password) {
    return new IcaConnection(
        encryption,
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        password,
        new IcaConnection.AutoReconnect(false, OptionalInt.empty()),
        Optional.empty());
  }

  private void session(int client, List<String> layers, IcaConnection ica) {
    int flow = story.flow(client, Story.client(client), Story.server(1, 2598));
    story.session(client, flow, Outcome.CLOSED, layers, Optional.of(ica));
  }

  @Test
  void passwordsInTheOpenAreOneRemark() {
    session(1, List.of("cgp", "ica"), ica("basic", true));
    session(2, List.of("cgp", "ica"), ica("basic", true));
    session(3, List.of("cgp", "ica"), ica("basic", false));
    Finding finding = story.only(PASSWORD);
    assertEquals(Severity.INFO, finding.severity());
    assertEquals("security", finding.category());
    assertEquals(List.of(0, 1), finding.sessions());
    assertEquals(2, finding.figures().get("sessions"));
  }

  @Test
  void passwordsInsideTlsAreNotInTheOpen() {
    session(1, List.of("tls", "cgp", "ica"), ica("basic", true));
    session(2, List.of("dtls", "edt", "cgp", "ica"), ica("basic", true));
    assertEquals(List.of(), story.findings(PASSWORD));
    assertEquals(List.of(), story.findings(WEAK_ICA));
  }

  @Test
  void noEncryptionIsWorseThanBasicAndUnknownIsNeither() {
    session(1, List.of("ica"), ica("none", false));
    session(2, List.of("ica"), ica("basic", false));
    session(3, List.of("ica"), ica("unknown", false));
    assertEquals(
        List.of(Severity.NOTICE, Severity.INFO),
        story.findings(WEAK_ICA).stream().map(Finding::severity).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "SSL 2.0, true",
    "SSL 3.0, true",
    "TLS 1.0, true",
    "TLS 1.1, true",
    "TLS 1.2, false",
    "TLS 1.3, false",
    "DTLS 1.0, true",
    "DTLS 1.2, false",
    "'', false",
  })
  void versionsBefore12AreOld(String version, boolean old) {
    assertEquals(old, WeakTls.isOld(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_RC4_128_SHA",
        "TLS_RSA_WITH_RC4_128_MD5",
        "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA",
        "TLS_RSA_WITH_IDEA_CBC_SHA",
      })
  void brokenCiphersAreWeak(String suite) {
    assertTrue(WeakTls.isWeak(suite));
    assertFalse(WeakTls.isVoid(suite));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_RSA_WITH_NULL_SHA256",
        "TLS_NULL_WITH_NULL_NULL",
        "TLS_DH_anon_WITH_AES_128_CBC_SHA",
        "TLS_RSA_EXPORT_WITH_RC4_40_MD5",
        "TLS_RSA_WITH_DES_CBC_SHA",
        "TLS_SHA256_SHA256",
      })
  void suitesThatProtectNothingAreVoid(String suite) {
    assertTrue(WeakTls.isVoid(suite));
    assertTrue(WeakTls.isWeak(suite));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_AES_256_CBC_SHA",
        "TLS_RSA_WITH_CAMELLIA_128_CBC_SHA",
        "",
      })
  void usualSuitesAreNotWeak(String suite) {
    assertFalse(WeakTls.isWeak(suite));
  }
}
