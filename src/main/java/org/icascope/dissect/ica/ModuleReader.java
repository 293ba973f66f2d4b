package org.icascope.dissect.ica;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.WireReader;
import org.icascope.dissect.WireText;
import org.icascope.spec.IcaInitResponse;
import org.icascope.spec.IcaModuleHeader;
import org.icascope.spec.IcaModulePd;
import org.icascope.spec.IcaModuleUi;
import org.icascope.spec.IcaModuleWd;

/** Takes from each client module what the connection is described by. */
final class ModuleReader {

  private static final int UI_RECONNECT = 0x2; // spec: ica_module_ui
  private static final int WD_AUTO_RECONNECT = 0x10; // spec: ica_module_wd

  private final IcaSetup setup;
  private final boolean names;

  ModuleReader(IcaSetup setup, boolean names) {
    this.setup = setup;
    this.names = names;
  }

  /** Takes a module whose header is whole; returns why its body contradicts the layout. */
  Optional<String> module(IcaInitResponse response) {
    IcaModuleHeader header = response.header();
    IcaConnection.Module module =
        setup.equal.one(
            new IcaConnection.Module(
                WireText.printable(header.clientName()),
                header.moduleClass(),
                header.lowestVersion(),
                header.highestVersion()));
    IcaSetup.add(setup.modules, module);
    if (response.body() instanceof IcaModuleUi ui) {
      setup.clientProgram = Optional.of(module.name());
      return userInterface(ui);
    }
    if (response.body() instanceof IcaModuleWd wd) {
      return winstation(wd);
    }
    if (response.body() instanceof IcaModulePd pd && pd._attrEnd.containsKey("pdClass")) {
      setup.offerDriver(pd.pdClass(), setup.equal.one(WireText.printable(header.hostName())));
    }
    return Optional.empty();
  }

  private Optional<String> userInterface(IcaModuleUi ui) {
    setup.reconnectAttempted |= (ui.flags() & UI_RECONNECT) != 0;
    if (ui._attrEnd.containsKey("clientBuild")) {
      setup.clientBuild = OptionalInt.of(ui.clientBuild());
    }
    Optional<String> problem = WireReader.failureOf(ui::secretStrings);
    UiStrings strings = new UiStrings(ui, problem.isPresent());
    setup.passwordPresent |= strings.hasPassword();
    if (names) {
      setup.identity = Optional.of(strings.identity());
    }
    return problem;
  }

  private Optional<String> winstation(IcaModuleWd wd) {
    setup.reconnectAttempted |= (wd.flags() & WD_AUTO_RECONNECT) != 0;
    if (wd._attrEnd.containsKey("clientProductId")) {
      setup.clientProductId = OptionalInt.of(wd.clientProductId());
    }
    Optional<String> problem = WireReader.failureOf(wd::channels);
    // the getter keeps what it read before a failure
    WireReader.failureOf(() -> channels(wd.channels()));
    return problem;
  }

  private void channels(List<IcaModuleWd.Channel> channels) {
    for (IcaModuleWd.Channel channel : channels) {
      if (channel._attrEnd.containsKey("number")) {
        String name = WireText.printable(channel.name()).stripTrailing();
        IcaSetup.add(
            setup.channels,
            setup.equal.one(new IcaConnection.VirtualChannel(name, channel.number())));
      }
    }
  }
}
