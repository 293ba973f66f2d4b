package org.icascope.model;

/** Takes remarks from every stage; the collector folds repeats. */
@FunctionalInterface
public interface DiagnosticSink {

  void report(Diagnostic diagnostic);
}
