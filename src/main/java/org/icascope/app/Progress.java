package org.icascope.app;

/** Learns how far a run has come. Called from the reading thread, often; must return quickly. */
@FunctionalInterface
public interface Progress {

  /** Nobody watches. */
  Progress NONE = (doneBytes, totalBytes) -> {};

  /**
   * @param doneBytes bytes of the input files read so far, as they lie on disk
   * @param totalBytes size of all input files, 0 when it is not known (a pipe)
   */
  void advanced(long doneBytes, long totalBytes);
}
