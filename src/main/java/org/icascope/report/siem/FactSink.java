package org.icascope.report.siem;

import java.io.IOException;

/** Takes one record after the other. */
interface FactSink {
  void onFact(Fact fact) throws IOException;
}
