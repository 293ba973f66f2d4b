package org.icascope.launch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.icascope.flow.Flow;
import org.icascope.model.Endpoint;

/**
 * What was seen of launches.
 *
 * @param exchanges what failed and what was redeemed, in order of the answers
 * @param issued the first ticket that each STA issued under each id
 * @param failed connections to end points that are STAs, by hosts that ask STAs, which did not come
 *     about; the last of them may have had no time to
 * @param servers STAs, with the number of requests to each
 * @param lookups queries for a name that an STA gave, in the order in which they were sent
 */
public record LaunchFacts(
    List<StaExchange> exchanges,
    List<StaExchange> issued,
    List<Flow> failed,
    Map<Endpoint, Long> servers,
    Function<String, List<NameLookup>> lookups) {

  /** Nobody looked. */
  public static final LaunchFacts NONE =
      new LaunchFacts(List.of(), List.of(), List.of(), Map.of(), name -> List.of());
}
