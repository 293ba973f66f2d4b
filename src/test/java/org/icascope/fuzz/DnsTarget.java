package org.icascope.fuzz;

import java.util.List;
import org.icascope.launch.DnsForFuzzing;
import org.icascope.testkit.protocol.DnsWriter;

/** Messages of name servers. */
final class DnsTarget implements FuzzTarget {

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public int gateRuns() {
    return 10_000;
  }

  @Override
  public int mostBytes() {
    return 600;
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(
        DnsWriter.query(77, "desk-1.example"),
        DnsWriter.answer(77, "a.example", new byte[] {10, 1, 2, 3}),
        DnsWriter.failed(77, "a.example", DnsWriter.NAME_ERROR));
  }

  @Override
  public void fuzz(byte[] input) {
    DnsForFuzzing.read(input)
        .ifPresent(
            read -> {
              Check.range(read.nameLength(), 0, 255, "length of the name");
              Check.range(read.addresses(), 0, 32, "addresses");
              Check.range(read.id(), 0, 0xffff, "id");
            });
  }
}
