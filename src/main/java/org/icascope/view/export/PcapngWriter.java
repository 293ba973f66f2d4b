package org.icascope.view.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.NameRecord;
import org.icascope.capture.PcapngOption;
import org.icascope.capture.SourceInterface;

/** Writes one section of pcapng (draft-ietf-opsawg-pcapng, section 4). */
final class PcapngWriter {

  private static final int SECTION_HEADER = 0x0a0d0d0a;
  private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int NAME_RESOLUTION = 4;
  private static final int ENHANCED_PACKET = 6;
  private static final int DECRYPTION_SECRETS = 10;
  private static final int APPLICATION = 4;
  private static final int TIME_RESOLUTION = 9;
  private static final int TIME_OFFSET = 14;
  private static final int NAME_IPV4 = 1;
  private static final int NAME_IPV6 = 2;

  /** Times are written in these: the two resolutions that every reader knows. */
  private static final int MICROSECONDS = 6;

  private static final int NANOSECONDS = 9;

  private final OutputStream out;
  private final BlockBytes block = new BlockBytes();

  PcapngWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * @param kept options of the source; its application is named before ours
   * @param application what writes
   */
  void section(List<PcapngOption> kept, String application, String comment) throws IOException {
    block.begin(SECTION_HEADER).u32(BYTE_ORDER_MAGIC).u16(1).u16(0).u64(-1);
    String name = application;
    for (PcapngOption option : kept) {
      if (option.code() == APPLICATION) {
        name = StandardCharsets.UTF_8.decode(option.value().duplicate()) + ", " + application;
      } else {
        block.option(option);
      }
    }
    block.text(APPLICATION, name).text(PcapngOption.COMMENT, comment).writeTo(out);
  }

  /** Decimals of a second that the times of frames of an interface have in the output. */
  static int digits(SourceInterface of) {
    return of.timeDigits() <= MICROSECONDS ? MICROSECONDS : NANOSECONDS;
  }

  void interfaceDescription(SourceInterface of, List<PcapngOption> kept) throws IOException {
    block.begin(INTERFACE_DESCRIPTION).u16(of.linkType()).u16(0).u32(of.snapLength());
    for (PcapngOption option : kept) {
      if (option.code() != TIME_RESOLUTION && option.code() != TIME_OFFSET) {
        block.option(option);
      }
    }
    block.option(TIME_RESOLUTION, ByteBuffer.wrap(new byte[] {(byte) digits(of)})).writeTo(out);
  }

  /**
   * @param onInterface number of its interface in the output
   * @param bytes captured bytes
   */
  void frame(int onInterface, int digits, Frame frame, ByteBuffer bytes, FrameOptions options)
      throws IOException {
    // times before 1970, which pcapng can only give with an offset, become 1970
    long nanos = Math.max(0, frame.timeNanos());
    long ticks = digits == NANOSECONDS ? nanos : nanos / 1000;
    block
        .begin(ENHANCED_PACKET)
        .u32(onInterface)
        .u32(ticks >>> 32)
        .u32(ticks)
        .u32(bytes.remaining())
        .u32(frame.originalLength())
        .padded(bytes);
    options.kept().forEach(block::option);
    options.comments().forEach(comment -> block.text(PcapngOption.COMMENT, comment));
    block.writeTo(out);
  }

  /** Options of a frame: those of the source, and comments that are new. */
  record FrameOptions(List<PcapngOption> kept, List<String> comments) {}

  void secret(DecryptionSecret secret) throws IOException {
    block
        .begin(DECRYPTION_SECRETS)
        .u32(secret.type())
        .u32(secret.content().remaining())
        .padded(secret.content())
        .writeTo(out);
  }

  void name(NameRecord record) throws IOException {
    byte[] name = record.name().getBytes(StandardCharsets.UTF_8);
    byte[] address = record.address().toBytes();
    ByteBuffer value = ByteBuffer.allocate(address.length + name.length + 1);
    value.put(address).put(name).put((byte) 0).flip();
    boolean four = record.address().version() == 4;
    block
        .begin(NAME_RESOLUTION)
        .u16(four ? NAME_IPV4 : NAME_IPV6)
        .u16(value.remaining())
        .padded(value)
        .u32(0) // end of records
        .writeTo(out);
  }
}
