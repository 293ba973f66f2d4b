package org.icascope.tunnel.tls.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server's RSA key and certificate, made by the JDK's keytool, and trusted by its clients. */
final class TestServer {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final byte[] store;
  private final KeyStore keyStore;

  TestServer(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=server.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "server")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    store = Files.readAllBytes(file);
    keyStore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keyStore.load(in, PASSWORD);
    }
  }

  /** The PKCS#12 store. */
  byte[] store() {
    return store.clone();
  }

  /** In PKCS#8. */
  byte[] privateKey() throws GeneralSecurityException {
    PrivateKey key = (PrivateKey) keyStore.getKey("server", PASSWORD);
    return key.getEncoded();
  }

  byte[] certificate() throws GeneralSecurityException {
    return keyStore.getCertificate("server").getEncoded();
  }

  byte[] publicKey() throws GeneralSecurityException {
    return keyStore.getCertificate("server").getPublicKey().getEncoded();
  }

  SSLContext context(String protocol) throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(keyStore, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    try {
      trusted.load(null, null);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    trusted.setCertificateEntry("server", keyStore.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
