package org.icascope.capture;

import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all captures of a set share.
 *
 * @param progress counts bytes read from disk
 * @param hash compute the SHA-256 of every file
 * @param windowBytes initial size of the window on a file, at most; a power of two
 * @param windows where further windows come from
 * @param unpackers permits for threads that unpack
 * @param room for what open files take beyond that
 * @param carried takes what captures carry beside frames
 */
record ReadSettings(
    InputStream standardInput,
    AtomicLong progress,
    boolean hash,
    int windowBytes,
    Windows windows,
    Semaphore unpackers,
    InputRoom room,
    CarriedRecords carried) {

  /** For a look at a file that is read later: it counts and hashes nothing. */
  ReadSettings peeking(int bytes) {
    return new ReadSettings(
        standardInput,
        new AtomicLong(),
        false,
        bytes,
        Windows.IN_PLACE,
        new Semaphore(0),
        room,
        carried);
  }
}
