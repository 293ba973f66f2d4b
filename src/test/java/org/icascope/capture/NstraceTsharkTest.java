package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every NetScaler trace at hand against tshark, where it is installed. */
class NstraceTsharkTest {

  private static final String[] FIELDS = {
    "frame.time_epoch",
    "frame.len",
    "frame.cap_len",
    "eth.dst",
    "nstrace.dir",
    "nstrace.nicno",
    "nstrace.pdevno",
    "nstrace.l_pdevno",
    "nstrace.vlan",
    "nstrace.coreid",
    "nstrace.snode",
    "nstrace.dnode",
    "nstrace.flags",
    "nstrace.src_vm",
    "nstrace.dst_vm",
    "nstrace.sndcwnd",
    "nstrace.tsrecent",
    "nstrace.err",
    "nstrace.app",
    "nstrace.cluster.snode",
    "nstrace.cluster.flags",
    "nstrace.vmnames.srcvmname",
    "nstrace.vmnames.dstvmnames",
    "nstrace.tcpdbg2.sndCwnd",
    "nstrace.tcpdbg2.rtt",
    "nstrace.inforec.info"
  };

  @Test
  void framesTimesLengthsAndHeadersAreThoseOfTshark() {
    List<Path> files = new ArrayList<>(TestCaptures.list("nstrace", ".cap"));
    files.addAll(TestCaptures.list("nstrace/variants", ".cap"));
    files.addAll(TestCaptures.list("real/nstrace", ".cap"));
    assumeTrue(!files.isEmpty(), "skipped: no NetScaler traces here");
    files.parallelStream().forEach(NstraceTsharkTest::compare); // tshark takes long to start
  }

  private static void compare(Path file) {
    try {
      List<String> arguments = new ArrayList<>(List.of("-n", "-r", file.toString()));
      arguments.addAll(List.of("-T", "fields", "-E", "occurrence=f"));
      Stream.of(FIELDS).forEach(field -> arguments.addAll(List.of("-e", field)));
      List<String> expected =
          Tools.run("tshark", arguments).lines().filter(line -> line.contains("\t")).toList();
      assertEquals(String.join("\n", expected), String.join("\n", ours(file)), file.toString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> ours(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    try (CaptureSet set = TestCaptures.open(file)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        rows.add(row(frame, NstraceHeader.of(frame).orElseThrow()));
      }
      assertEquals(List.of(), set.summaries().get(0).problems(), file.toString());
    }
    return rows;
  }

  /** Lengths of tshark are those of the record. */
  private static String row(Frame frame, NstraceHeader header) {
    return String.join(
        "\t",
        BigDecimal.valueOf(frame.timeNanos(), 9).toPlainString(),
        Integer.toString(frame.originalLength() + header.length()),
        Integer.toString(frame.capturedLength() + header.length()),
        destination(frame),
        "0x%04x".formatted(header.operation()),
        decimal(header.number(NstraceField.NIC)),
        hex(8, header.number(NstraceField.PCB)),
        hex(8, header.number(NstraceField.LINKED_PCB)),
        decimal(header.number(NstraceField.VLAN)),
        decimal(header.number(NstraceField.CORE)),
        decimal(header.number(NstraceField.SOURCE_NODE)),
        decimal(header.number(NstraceField.DESTINATION_NODE)),
        hex(2, header.number(NstraceField.CLUSTER_FLAGS)),
        header.sourceName().orElse(""),
        header.destinationName().orElse(""),
        decimal(header.number(NstraceField.SEND_WINDOW)),
        decimal(header.number(NstraceField.RECENT_TIMESTAMP)),
        hex(2, header.number(NstraceField.ERROR)),
        hex(2, header.number(NstraceField.MODULE)),
        decimal(header.number(NstraceHeader.CLUSTER, 0, -2)),
        hex(2, header.number(NstraceHeader.CLUSTER, 4, 1)),
        header.extensionName(false).orElse(""),
        header.extensionName(true).orElse(""),
        decimal(header.number(NstraceHeader.TCP_DEBUG_2, 0, 4)),
        decimal(header.number(NstraceHeader.TCP_DEBUG_2, 20, 4)),
        header.text(NstraceHeader.INFO).orElse(""));
  }

  private static String destination(Frame frame) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      text.append(i == 0 ? "" : ":").append("%02x".formatted(frame.bytes()[frame.start() + i]));
    }
    return text.toString();
  }

  private static String decimal(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "";
  }

  private static String hex(int digits, OptionalLong number) {
    return number.isPresent() ? ("0x%0" + digits + "x").formatted(number.getAsLong()) : "";
  }
}
