package org.icascope.capture.live;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.icascope.capture.LinkTypes;

/**
 * Lets libpcap compile a capture filter and takes the program over. pcap4j compiles as well, but
 * keeps the program to itself.
 */
final class FilterCompiler {

  /** What a filter may look at of a frame: more than any frame has (libpcap's own maximum). */
  private static final int SNAP_LENGTH = 262_144;

  private static final int OPTIMIZE = 1;

  /** PCAP_NETMASK_UNKNOWN: which address is broadcast is not known here. */
  private static final int NO_NETMASK = -1;

  /** sizeof(struct bpf_insn): u_short code, u_char jt, u_char jf, u_int k. */
  private static final int INSTRUCTION_BYTES = 8;

  private FilterCompiler() {}

  /**
   * @param linkType as in files
   * @throws IllegalArgumentException with libpcap's message when it cannot be compiled for this
   *     link type
   */
  static FilterProgram compile(String expression, int linkType) {
    NativeLibrary library = Libpcap.library();
    Pointer handle =
        library
            .getFunction("pcap_open_dead")
            .invokePointer(new Object[] {dataLink(linkType), SNAP_LENGTH});
    if (handle == null) {
      throw new IllegalArgumentException("libpcap has no memory left");
    }
    try (Program program = new Program(library)) {
      Object[] arguments = {handle, program.memory, expression, OPTIMIZE, NO_NETMASK};
      if (library.getFunction("pcap_compile").invokeInt(arguments) != 0) {
        Pointer message = library.getFunction("pcap_geterr").invokePointer(new Object[] {handle});
        throw new IllegalArgumentException(message.getString(0).strip());
      }
      program.compiled = true;
      return program.read();
    } finally {
      library.getFunction("pcap_close").invokeVoid(new Object[] {handle});
    }
  }

  /**
   * libpcap compiles for the numbers it has inside (DLT_), which differ from those in files
   * (LINKTYPE_) for few types (pcap/dlt.h).
   */
  private static int dataLink(int linkType) {
    return switch (linkType) {
      case LinkTypes.RAW -> LinkTypes.DLT_RAW;
      case 100 -> 11; // ATM_RFC1483
      case 102 -> 15; // SLIP_BSDOS
      case 103 -> 16; // PPP_BSDOS
      default -> linkType;
    };
  }

  /** struct bpf_program: u_int bf_len, struct bpf_insn *bf_insns. */
  private static final class Program implements AutoCloseable {

    final Memory memory = new Memory(2L * Native.POINTER_SIZE);
    boolean compiled;
    private final NativeLibrary library;

    Program(NativeLibrary library) {
      this.library = library;
      memory.clear();
    }

    FilterProgram read() {
      int count = memory.getInt(0);
      if (count < 0 || count > FilterProgram.MOST_INSTRUCTIONS) {
        throw new IllegalArgumentException("compiles to " + count + " instructions, too many");
      }
      Pointer first = memory.getPointer(Native.POINTER_SIZE);
      int[][] instructions = new int[count][];
      for (int i = 0; i < count; i++) {
        long at = (long) i * INSTRUCTION_BYTES;
        instructions[i] =
            new int[] {
              first.getShort(at) & 0xffff,
              first.getByte(at + 2) & 0xff,
              first.getByte(at + 3) & 0xff,
              first.getInt(at + 4)
            };
      }
      return FilterProgram.of(instructions);
    }

    @Override
    public void close() {
      if (compiled) {
        library.getFunction("pcap_freecode").invokeVoid(new Object[] {memory});
      }
    }
  }
}
