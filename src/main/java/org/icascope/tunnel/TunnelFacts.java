package org.icascope.tunnel;

/** What is known of one tunnel of one flow. The object grows as the tunnel is read. */
public interface TunnelFacts {

  /** Name of the layer as in the analysis document: {@code tls}, {@code edt} … */
  String layer();
}
