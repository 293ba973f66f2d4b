package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** Files of secrets that are given in a wrong place are not quoted by what complains of them. */
class SecretFilesTest {

  private static final String KEY = "Kw3Qnz8vTfXj5RbGd2Hs";

  /** What it says is no matter here: outputs on captures with secrets are in SecretsTest. */
  private static final Path INNOCENT = Path.of("samples/clean-session.pcap");

  @TempDir Path folder;
  private final SecretCapture capture = new SecretCapture();

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** With every option that takes a file, and as captures. */
  @Test
  void noErrorMessageQuotesAFileOfSecrets() throws Exception {
    Map<String, Path> wrong = new TreeMap<>();
    Files.createDirectory(folder.resolve("out"));
    wrong.put("key log", Path.of(write("keys", capture.keyLog())));
    wrong.put("key", Path.of(write("key", KEY)));
    wrong.put("damaged key log", Path.of(write("damaged", damaged(capture.keyLog()))));
    wrong.put("capture", capture.write(folder.resolve("capture.pcapng")));
    Marks marks =
        capture.secrets.and(privateKeys(wrong)).and(new Marks().text("key of fingerprints", KEY));
    var program = CommandForTests.program();
    Set<String> leaks = new TreeSet<>();
    for (String name : Commands.NAMES) {
      if (SecretRuns.ELSEWHERE.containsKey(name)) {
        continue;
      }
      for (OptionSpec option : program.getSubcommands().get(name).getCommandSpec().options()) {
        for (Map.Entry<String, Path> file : wrong.entrySet()) {
          if (option.paramLabel().equals("FILE") || option.paramLabel().equals("OUT")) {
            leaks.addAll(leaks(name, option.longestName(), file, marks));
          }
        }
      }
      for (Map.Entry<String, Path> file : wrong.entrySet()) {
        leaks.addAll(leaks(name, "", file, marks));
      }
    }
    assertEquals(Set.of(), leaks);
  }

  private Set<String> leaks(String name, String option, Map.Entry<String, Path> file, Marks marks)
      throws IOException {
    boolean watch = name.equals("watch");
    Path copy = Files.copy(file.getValue(), Files.createTempDirectory(folder, "w").resolve("f"));
    Path input = watch ? Files.createDirectories(folder.resolve("empty")) : INNOCENT;
    List<String> call =
        option.isEmpty()
            ? List.of(name, copy.toString())
            : Stream.of(
                    List.of(name, option, copy.toString(), input.toString()),
                    watch ? List.of("--once") : List.<String>of(),
                    name.equals("follow") ? List.of("--session", "s1") : List.<String>of(),
                    name.equals("export") && !option.equals("-w")
                        ? List.of("--strip-payload", "-w", folder.resolve("out/w").toString())
                        : List.<String>of())
                .flatMap(List::stream)
                .toList();
    var result = CommandForTests.run(call);
    for (Path written : CommandForTests.everythingIn(folder.resolve("out"))) {
      Files.delete(written);
    }
    String all = result.out() + result.err();
    Set<String> found = new TreeSet<>(marks.in(all.getBytes(StandardCharsets.UTF_8)));
    return found.isEmpty() ? found : Set.of(name + " " + option + " " + file.getKey() + found);
  }

  /** Lines that are too long, cut short, not hexadecimal, without a label. */
  private static String damaged(String keyLog) {
    StringBuilder damaged = new StringBuilder();
    int number = 0;
    for (String line : keyLog.lines().toList()) {
      damaged.append(
          switch (number++ % 5) {
            case 0 -> line.substring(0, line.length() - 1);
            case 1 -> line + "zz";
            case 2 -> line.replaceFirst("^\\w+ ", "");
            case 3 -> line.replace(' ', '\t').repeat(40);
            default -> line.replace(' ', '=');
          });
      damaged.append('\n');
    }
    return damaged.toString();
  }

  /** A private key in its usual clothes, and damaged. */
  private Marks privateKeys(Map<String, Path> wrong) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    byte[] der = pair.getPrivate().getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    wrong.put("PEM", Path.of(write("pem", pem)));
    wrong.put("PEM cut", Path.of(write("cut", pem.substring(0, pem.length() / 2))));
    wrong.put("PEM damaged", Path.of(write("bad", pem.replace(body.substring(90, 94), "!*?#"))));
    wrong.put("DER", Files.write(folder.resolve("der"), der));
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
    return new Marks()
        .bytes("private exponent", key.getPrivateExponent().toByteArray())
        .bytes("prime", key.getPrimeP().toByteArray())
        .bytes("prime", key.getPrimeQ().toByteArray());
  }
}
