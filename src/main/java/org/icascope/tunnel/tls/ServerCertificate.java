package org.icascope.tunnel.tls;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Pseudonyms;

/**
 * The certificate with which a server began its chain. Its bytes are only looked into when somebody
 * asks, and by the JDK.
 */
public final class ServerCertificate {

  /** Names of servers told at most. Chosen: those of content networks go on for pages. */
  private static final int MOST_NAMES = 20;

  /** A name for DNS in the list of alternative names, RFC 5280 4.2.1.6. */
  private static final int DNS_NAME = 2;

  private final byte[] der;
  private final int chainLength;
  private final Pseudonyms pseudonyms;

  /**
   * What the certificate says.
   *
   * @param names of servers, 20 at most
   * @param keyBits length of the key; absent for kinds that have only one
   */
  public record Content(
      String subject,
      String issuer,
      List<String> names,
      Instant notBefore,
      Instant notAfter,
      String keyAlgorithm,
      OptionalInt keyBits,
      String signatureAlgorithm) {}

  /**
   * @param chainLength certificates that the server sent, this one included
   */
  ServerCertificate(byte[] der, int chainLength, Pseudonyms pseudonyms) {
    this.der = der;
    this.chainLength = chainLength;
    this.pseudonyms = pseudonyms;
  }

  /** Certificates that the server sent, this one included. */
  public int chainLength() {
    return chainLength;
  }

  boolean is(byte[] bytes, int length) {
    return chainLength == length && Arrays.equals(der, bytes);
  }

  /** Its fingerprint, 64 hex digits; none where names are not to be told: it is one. */
  public Optional<String> sha256() {
    return pseudonyms.areUsed() ? Optional.empty() : Optional.of(fingerprint());
  }

  private String fingerprint() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What it says; empty when it is damaged, or of a kind the JDK does not know. */
  public Optional<Content> content() {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificate = factory.generateCertificate(new ByteArrayInputStream(der));
      return certificate instanceof X509Certificate x509
          ? Optional.of(renamed(contentOf(x509)))
          : Optional.empty();
    } catch (CertificateException | RuntimeException e) { // hostile ones cause either
      return Optional.empty();
    }
  }

  private static Content contentOf(X509Certificate it) throws CertificateException {
    PublicKey key = it.getPublicKey();
    return new Content(
        Printable.text(it.getSubjectX500Principal().getName()),
        Printable.text(it.getIssuerX500Principal().getName()),
        names(it),
        it.getNotBefore().toInstant(),
        it.getNotAfter().toInstant(),
        key.getAlgorithm(),
        bits(key),
        it.getSigAlgName());
  }

  /** Days stay; certificates can be looked up by the second from which on they are valid. */
  private Content renamed(Content it) {
    return !pseudonyms.areUsed()
        ? it
        : new Content(
            pseudonyms.name("subject", it.subject()),
            pseudonyms.name("issuer", it.issuer()),
            it.names().stream().map(pseudonyms::host).toList(),
            it.notBefore().truncatedTo(ChronoUnit.DAYS),
            it.notAfter().truncatedTo(ChronoUnit.DAYS),
            it.keyAlgorithm(),
            it.keyBits(),
            it.signatureAlgorithm());
  }

  private static List<String> names(X509Certificate it) throws CertificateException {
    List<String> names = new ArrayList<>();
    if (it.getSubjectAlternativeNames() != null) {
      for (List<?> name : it.getSubjectAlternativeNames()) {
        if (name.get(0).equals(DNS_NAME) && names.size() < MOST_NAMES) {
          names.add(Printable.text(String.valueOf(name.get(1))));
        }
      }
    }
    return List.copyOf(names);
  }

  private static OptionalInt bits(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return OptionalInt.of(rsa.getModulus().bitLength());
    }
    return key instanceof ECPublicKey curve
        ? OptionalInt.of(curve.getParams().getOrder().bitLength())
        : OptionalInt.empty();
  }
}
