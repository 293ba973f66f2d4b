package org.icascope.analyze;

import java.util.List;

/**
 * Who could reach whom.
 *
 * @param matrix Citrix ports by client network and server
 * @param paths everything that was tried, address by address; only where it was asked for
 */
public record Reach(List<PortRow> matrix, List<Path> paths) {

  /** Of a run that did not look. */
  public static final Reach NONE = new Reach(List.of(), List.of());

  public Reach {
    matrix = List.copyOf(matrix);
    paths = List.copyOf(paths);
  }
}
