package org.icascope.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.List;
import org.icascope.capture.live.CaptureInterface;

/** The list of interfaces, with the numbers of {@code dumpcap -D}. */
final class InterfaceTable {

  private InterfaceTable() {}

  /** {@code 1. eth0 up 192.0.2.2, fe80:0:0:0:fc:ff:fe00:1}. */
  static void print(List<CaptureInterface> interfaces, Environment environment) {
    PrintWriter out =
        new PrintWriter(new OutputStreamWriter(environment.out(), environment.charset()));
    interfaces.forEach(each -> out.print(OneLine.of(line(each)) + "\n"));
    out.flush();
    if (interfaces.isEmpty()) {
      environment
          .err()
          .println("icascope: no interface is visible; that usually takes permission to capture");
    }
  }

  private static String line(CaptureInterface each) {
    StringBuilder line = new StringBuilder(each.number() + ". " + each.name());
    each.description().ifPresent(text -> line.append(" (").append(text).append(')'));
    line.append("  ").append(each.up() ? "up" : "down");
    line.append(each.loopback() ? ", loopback" : "");
    if (!each.addresses().isEmpty()) {
      line.append("  ").append(String.join(", ", each.addresses()));
    }
    return line.toString();
  }
}
