package org.icascope.bench;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.icascope.model.Direction;
import org.icascope.tunnel.tls.crypto.RecordCipher;
import org.icascope.tunnel.tls.crypto.SealedConnection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Decryption of TLS records with the check of their tags. One operation is a million bytes of
 * plaintext, so operations per second are MB/s.
 *
 * <p>With only the quick compiler, as the launcher has it without keys: {@code bench/run --jmh
 * RecordBenchmark -jvmArgsAppend -XX:TieredStopAtLevel=1}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class RecordBenchmark {

  private static final int OPERATION_BYTES = 1_000_000;
  private static final int APPLICATION_DATA = 23;

  private static final Map<String, Integer> SUITES =
      Map.of(
          "aes128gcm", 0xc02f,
          "aes256gcm", 0xc030,
          "aes128gcm-tls13", 0x1301,
          "aes128ccm", 0xc09c,
          "chacha20", 0xcca8,
          "aes128cbc-sha1", 0x002f,
          "aes256cbc-sha384", 0xc028);

  @Param({
    "aes128gcm",
    "aes256gcm",
    "aes128gcm-tls13",
    "aes128ccm",
    "chacha20",
    "aes128cbc-sha1",
    "aes256cbc-sha384"
  })
  public String cipher;

  /** What fits into one segment, and the longest record there is. */
  @Param({"1400", "16384"})
  public int recordBytes;

  private RecordCipher records;
  private int version;
  private byte[][] bodies;
  private byte[] out;

  @Setup
  public void seal() throws GeneralSecurityException {
    SealedConnection connection = new SealedConnection(SUITES.get(cipher), false, false);
    records = connection.cipher(Direction.SERVER_TO_CLIENT);
    version = connection.wireVersion();
    bodies = new byte[OPERATION_BYTES / recordBytes][];
    byte[] plain = new byte[recordBytes];
    new Random(1).nextBytes(plain);
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = connection.seal(Direction.SERVER_TO_CLIENT, i, plain);
    }
    out = new byte[bodies[0].length + 256]; // padding differs
  }

  @Benchmark
  public long decrypt() {
    long bytes = 0;
    for (int i = 0; i < bodies.length; i++) {
      byte[] body = bodies[i];
      int length = records.decrypt(i, APPLICATION_DATA, version, body, 0, body.length, out, 0);
      if (length < 0) {
        throw new IllegalStateException("record " + i + " does not fit");
      }
      bytes += length;
    }
    return bytes;
  }
}
