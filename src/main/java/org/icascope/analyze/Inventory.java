package org.icascope.analyze;

import java.util.List;
import org.icascope.model.IpAddress;

/**
 * The Citrix components in the captures, and what goes on between them.
 *
 * @param components by address
 * @param links by client, server and port
 */
public record Inventory(List<Component> components, List<Link> links) {

  public Inventory {
    components = List.copyOf(components);
    links = List.copyOf(links);
  }

  /** What something is known by, best first. */
  public enum Evidence {
    /** A protocol of Citrix was recognised. */
    PROTOCOL("protocol"),
    /** A client asked for a name of Citrix inside TLS. */
    NAME("server name"),
    /** It did what only such a host does. */
    BEHAVIOR("behavior"),
    /** Nothing but the number of a port. */
    PORT("port only");

    private final String label;

    Evidence(String label) {
      this.label = label;
    }

    /** The name used in text and JSON. */
    public String label() {
      return label;
    }
  }

  /** A host and what it is taken for, surest first. */
  public record Component(IpAddress address, List<Role> roles) {

    public Component {
      roles = List.copyOf(roles);
    }
  }

  /**
   * @param name as in the catalogue of ports
   * @param because what shows it, in a few words
   */
  public record Role(String name, Evidence evidence, String because) {}

  /**
   * One host and a port of another one.
   *
   * @param what what the port is for
   */
  public record Link(Path path, String what, Evidence evidence) {}

  /** Domains of Citrix, of which names inside TLS speak. */
  public static List<String> domains() {
    return InventoryRoles.domains();
  }

  /** Of a run that kept all paths. */
  public static Inventory of(Analysis analysis) {
    return new InventorySearch(analysis).inventory();
  }

  /** Paths that were tried and never with success. */
  public List<Link> closed() {
    return links.stream().filter(link -> link.path().isClosed()).toList();
  }
}
