package org.icascope.app;

import java.util.ArrayList;
import java.util.List;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.session.Settling.Forgotten;

/** Connections that are over and told, as long as files with their frames may be read again. */
final class PassedConnections {

  /** By the numbers of the files in which it begins and ends. */
  private record Passed(Connection connection, int first, int last) {}

  private final List<Passed> all = new ArrayList<>();

  /** From a checkpoint, where the number of the last file stands in place of the sequence. */
  void restore(List<Connection> connections) {
    connections.forEach(c -> all.add(new Passed(c, -1, (int) c.sequence())));
  }

  /**
   * @param numbers over all runs of the files of this one
   */
  void add(List<Forgotten> flows, List<Integer> numbers) {
    for (Forgotten each : flows) {
      all.add(
          new Passed(
              Connections.ended(each.flow()),
              numbers.get(each.firstCapture()),
              numbers.get(each.flow().last().capture())));
    }
  }

  /** Earlier files are not read again. */
  void forgetBefore(int file) {
    all.removeIf(each -> each.last() < file);
  }

  PassedOver frames() {
    return new PassedOver(all.stream().map(Passed::connection).toList());
  }

  /** Those that begin before a file, for a checkpoint. */
  List<Connection> begunBefore(int file) {
    return all.stream()
        .filter(each -> each.first() < file)
        .map(each -> withNumber(each.connection(), each.last()))
        .toList();
  }

  private static Connection withNumber(Connection c, int number) {
    return new Connection(
        c.transport(), c.client(), c.clientPort(), c.server(), c.serverPort(), c.nanos(), number);
  }
}
