package org.icascope.dissect.ica;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.icascope.dissect.WireText;
import org.icascope.spec.IcaModuleUi;

/**
 * The strings of a UI module: names are decoded one by one on request, the password never; only
 * whether its first character is the end of the string is looked at.
 *
 * <p>Obfuscation: protocol notes on ICA, section 2.5.2. Each plain byte needs its own cipher byte
 * and the one before, so that a string can be decoded without its neighbours.
 */
final class UiStrings {

  /** Longest field, in bytes: 256 characters of UTF-16 (protocol notes on ICA, 2.5.1). */
  private static final int MAX_BYTES = 512;

  /** Windows code pages of one byte per character; asking the JDK for others is slow. */
  private static final int FIRST_CODE_PAGE = 1250;

  private static final int LAST_CODE_PAGE = 1258;

  private static final int OBFUSCATED = 1;
  private static final int UTF_16 = 1;

  private final IcaModuleUi ui;
  private final byte[] area;
  private final int passwordStart;
  private final int passwordEnd;

  /**
   * @param unreadable the string area lies outside the module
   */
  UiStrings(IcaModuleUi ui, boolean unreadable) {
    this.ui = ui;
    byte[] stored = unreadable ? null : ui.secretStrings();
    this.area = stored == null ? new byte[0] : stored;
    this.passwordStart = indexOf(ui.ofsPassword());
    this.passwordEnd = passwordStart < 0 ? -1 : endOf(passwordStart, area.length);
  }

  /** A password is there; where the area cannot be read, its offset alone says so. */
  boolean hasPassword() {
    return passwordStart < 0 ? ui.ofsPassword() != 0 : passwordEnd > passwordStart;
  }

  IcaConnection.Identity identity() {
    return new IcaConnection.Identity(
        text(ui.ofsUserName()),
        text(ui.ofsDomain()),
        text(offset(ui.ofsClientName())),
        text(ui.ofsInitialProgram()).map(UiStrings::withoutMark).filter(name -> !name.isEmpty()),
        text(offset(ui.ofsLauncher())));
  }

  /** Published applications are marked by a hash sign (spec: ica_module_ui). */
  private static String withoutMark(String program) {
    return program.startsWith("#") ? program.substring(1) : program;
  }

  private static int offset(Integer present) {
    return present == null ? 0 : present;
  }

  private Optional<String> text(int offset) {
    int start = indexOf(offset);
    if (start < 0) {
      return Optional.empty();
    }
    int end = endOf(start, Math.min(area.length, start + MAX_BYTES));
    if (end == start || start <= passwordEnd && passwordStart <= end) {
      return Optional.empty(); // empty, or so damaged that it would show the password
    }
    byte[] plain = new byte[end - start];
    for (int i = start; i < end; i++) {
      plain[i - start] = plain(i);
    }
    String text = WireText.readable(new String(plain, charset()));
    Arrays.fill(plain, (byte) 0);
    return Optional.of(text);
  }

  /** Index in the area, or -1 when the string is absent or lies elsewhere. */
  private int indexOf(int offset) {
    int index = offset == 0 ? -1 : offset - offset(ui.lenFixed());
    return index < area.length ? Math.max(index, -1) : -1;
  }

  /** Index of the terminator, or the limit. */
  private int endOf(int start, int limit) {
    int step = isUtf16() ? 2 : 1;
    int at = start;
    while (at + step <= limit && !(plain(at) == 0 && plain(at + step - 1) == 0)) {
      at += step;
    }
    return Math.min(at, limit);
  }

  private byte plain(int index) {
    if (ui.encryptionLevel() != OBFUSCATED) {
      return area[index];
    }
    int seed = ui.encryptionSeed();
    return (byte) (index == 0 ? area[0] ^ (seed | 0x43) : area[index] ^ area[index - 1] ^ seed);
  }

  private boolean isUtf16() {
    return ui.encodingType() != null && ui.encodingType() == UTF_16;
  }

  private Charset charset() {
    if (isUtf16()) {
      return StandardCharsets.UTF_16LE;
    }
    int codePage = offset(ui.encodingParameter());
    boolean singleByte = codePage >= FIRST_CODE_PAGE && codePage <= LAST_CODE_PAGE;
    return singleByte ? Charset.forName("windows-" + codePage) : StandardCharsets.ISO_8859_1;
  }
}
