package org.icascope.dissect.ica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.icascope.dissect.ica.IcaConnection.Module;
import org.icascope.dissect.ica.IcaConnection.VirtualChannel;
import org.junit.jupiter.api.Test;

class EqualPartsTest {

  private final EqualParts parts = new EqualParts();

  private static Module module(int version) {
    return new Module("VDTW30.DLL", 3, 1, version);
  }

  @Test
  void ofEqualValuesTheFirstIsKept() {
    Module first = parts.one(module(9));
    assertSame(first, parts.one(module(9)));
    assertNotSame(first, parts.one(module(10)));
    List<Module> list = parts.list(new ArrayList<>(List.of(module(9))));
    assertSame(list, parts.list(List.of(module(9))));
  }

  @Test
  void whatIsNotKeptAnyMoreIsStillRight() {
    for (int i = 0; i <= EqualParts.MOST; i++) {
      assertEquals(module(i), parts.one(module(i)));
    }
    assertNotSame(parts.one(module(EqualParts.MOST)), parts.one(module(EqualParts.MOST)));
    assertSame(parts.one(module(0)), parts.one(module(0)));
  }

  @Test
  void modulesAndChannelsAreEqualInEveryPart() {
    Module module = new Module("A", 1, 2, 3);
    assertEquals(new Module("A", 1, 2, 3), module);
    assertEquals(new Module("A", 1, 2, 3).hashCode(), module.hashCode());
    for (Module other :
        List.of(
            new Module("B", 1, 2, 3),
            new Module("A", 0, 2, 3),
            new Module("A", 1, 0, 3),
            new Module("A", 1, 2, 0))) {
      assertNotEquals(other, module);
    }
    assertEquals(new VirtualChannel("CTXCDM", 4), new VirtualChannel("CTXCDM", 4));
    assertNotEquals(new VirtualChannel("CTXCDM", 4), new VirtualChannel("CTXCDM", 5));
    assertNotEquals(new VirtualChannel("CTXCDM", 4), new VirtualChannel("CTXCLIP", 4));
  }
}
