package org.icascope.testkit.protocol;

import java.util.ArrayList;
import java.util.List;

/** The user interface module, layout versions 4 and 5 (ica.md 2.5.1). */
public final class UiModule {
  /** The invented password, of which no part is a part of a word. */
  public static final String PASSWORD = "Xq7Vnzkd";

  private static final int FIXED_BYTES_V4 = 88;
  private static final int FIXED_BYTES_V5 = 92;

  private final String program;
  private final int build;
  private final int seed;
  private final List<Integer> offsets = new ArrayList<>();
  private final Bytes strings = new Bytes();
  private int fixedBytes;
  private int passwordAt;

  private UiModule(String program, int build, int seed) {
    this.program = program;
    this.build = build;
    this.seed = seed;
  }

  /** Version 4 as in the published capture: directory, application and client name only. */
  public static IcaModule version4(String program, int build, int seed, IcaIdentity identity) {
    UiModule ui = new UiModule(program, build, seed);
    ui.fixedBytes = FIXED_BYTES_V4;
    ui.offsets.addAll(List.of(0, 0));
    ui.add(identity.directory());
    ui.add(identity.application());
    ui.add(identity.clientName());
    return ui.module(4);
  }

  /**
   * Version 5: with domain, user and launcher as well.
   *
   * @param password an invented one as well
   */
  public static IcaModule version5(
      String program, int build, int seed, IcaIdentity identity, boolean password) {
    UiModule ui = new UiModule(program, build, seed);
    ui.fixedBytes = FIXED_BYTES_V5;
    ui.add(identity.domain());
    ui.add(identity.user());
    ui.add(identity.directory());
    ui.add(identity.application());
    ui.add(identity.clientName());
    ui.add(identity.launcher());
    if (password) {
      ui.passwordAt = ui.fixedBytes + ui.strings.size();
      ui.strings.ascii(PASSWORD).u8(0);
    }
    return ui.module(5);
  }

  private void add(String text) {
    offsets.add(fixedBytes + strings.size());
    strings.ascii(text).u8(0);
  }

  private IcaModule module(int version) {
    Bytes body = new Bytes().u32(4).u32(0x409).u8(1).u8(seed);
    body.u16(offsets.get(0)).u16(offsets.get(1)).u16(passwordAt); // domain, user, password
    body.u16(offsets.get(2)).u16(0).u16(offsets.get(3)); // directories, initial program
    body.zeros(6).u16(0).u16(build).u16(offsets.get(4)); // ports, cloud, build, client name
    body.u16(fixedBytes).u16(strings.size());
    body.u16(0).u16(0).u16(0); // licence, ANSI
    body.u16(4).u8(0).u8(12).u16(0).u16(0); // keyboard
    if (version > 4) {
      body.u16(offsets.get(5)).u16(0);
    }
    body.raw(IcaCipher.hideStrings(seed, strings.toArray()));
    return new IcaModule(0, 1, version, program, "", body.toArray());
  }
}
