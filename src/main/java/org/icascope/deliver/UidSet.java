package org.icascope.deliver;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Uids that were written, with the number of the file after which they were. Open addressing with
 * linear probing, 24 bytes each: there may be a million.
 */
public final class UidSet {

  private static final int LEAST = 1 << 10;

  private long[] uids = new long[LEAST];
  private int[] files = new int[LEAST];
  private int size;

  public UidSet() {
    Arrays.fill(files, -1);
  }

  public int size() {
    return size;
  }

  public boolean contains(long uid) {
    return files[place(uid)] >= 0;
  }

  /**
   * @param file from 0
   * @return false when it was there
   */
  public boolean add(long uid, int file) {
    int at = place(uid);
    if (files[at] >= 0) {
      return false;
    }
    uids[at] = uid;
    files[at] = file;
    if (++size * 2 > uids.length) {
      resize(0, uids.length * 2);
    }
    return true;
  }

  /** Those of earlier files are not needed any more. */
  public void forgetBefore(int file) {
    int kept = 0;
    for (int each : files) {
      kept += each >= file ? 1 : 0;
    }
    if (kept < size) {
      int room = LEAST;
      while (room < kept * 4) {
        room *= 2;
      }
      resize(file, room);
    }
  }

  public void forEach(BiConsumer<Long, Integer> action) {
    for (int i = 0; i < files.length; i++) {
      if (files[i] >= 0) {
        action.accept(uids[i], files[i]);
      }
    }
  }

  private int place(long uid) {
    int mask = uids.length - 1;
    int at = (int) (uid ^ uid >>> 32) & mask;
    while (files[at] >= 0 && uids[at] != uid) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void resize(int leastFile, int room) {
    long[] oldUids = uids;
    int[] oldFiles = files;
    uids = new long[room];
    files = new int[room];
    Arrays.fill(files, -1);
    size = 0;
    for (int i = 0; i < oldFiles.length; i++) {
      if (oldFiles[i] >= leastFile && oldFiles[i] >= 0) {
        int at = place(oldUids[i]);
        uids[at] = oldUids[i];
        files[at] = oldFiles[i];
        size++;
      }
    }
  }
}
