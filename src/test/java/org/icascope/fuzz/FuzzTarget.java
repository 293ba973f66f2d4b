package org.icascope.fuzz;

import java.util.List;

/**
 * A parser of bytes that come from elsewhere, and what must hold of its result whatever the bytes.
 * Any throwable that leaves {@link #fuzz} is a finding: a target catches the exceptions that its
 * parser declares, and no others.
 */
interface FuzzTarget {

  /** As {@code bench/fuzz} and the test reports call it. */
  String name();

  /** Reads the input and looks at what came of it. */
  void fuzz(byte[] input) throws Exception;

  /** Inputs that get far: samples, and parts of them. Made by code, so none is kept twice. */
  List<byte[]> seeds() throws Exception;

  /** Inputs of a run in the gate; chosen so that no target takes more than some seconds. */
  int gateRuns();

  /** Longest input that the fuzzer makes, in bytes. */
  default int mostBytes() {
    return 4_096;
  }
}
