package org.icascope.analyze;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.model.Endpoint;

/**
 * Who could reach whom.
 *
 * @param matrix Citrix ports by client network and server
 * @param paths everything that was tried, address by address; only where it was asked for
 * @param stas STAs that were asked for tickets over HTTP, with the number of requests
 */
public record Reach(List<PortRow> matrix, List<Path> paths, Map<Endpoint, Long> stas) {

  /** Of a run that did not look. */
  public static final Reach NONE = new Reach(List.of(), List.of(), Map.of());

  public Reach {
    matrix = List.copyOf(matrix);
    paths = List.copyOf(paths);
    stas = Collections.unmodifiableMap(new LinkedHashMap<>(stas)); // in its order
  }
}
