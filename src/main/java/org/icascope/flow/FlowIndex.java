package org.icascope.flow;

import java.util.function.Consumer;

/** Hash table of the flows at hand: open addressing with linear probing, nothing boxed. */
final class FlowIndex {

  private int[] hashes = new int[1024];
  private FlowState[] states = new FlowState[1024];
  private int size;

  int size() {
    return size;
  }

  /** The next {@link #add} makes the table grow: a good moment to throw out what is over. */
  boolean isFull() {
    return size >= states.length / 2;
  }

  /** The flow of that key, or nothing ({@code null}, as this is asked for every frame). */
  FlowState find(FlowKey key) {
    int mask = states.length - 1;
    int hash = key.hash();
    for (int i = hash & mask; states[i] != null; i = i + 1 & mask) {
      if (hashes[i] == hash && states[i].key.matches(key)) {
        return states[i];
      }
    }
    return null;
  }

  /** After a clean-out: grows unless enough is free to make the next one worth its while. */
  void growIfCrowded() {
    if (size > states.length / 8 * 3) {
      grow();
    }
  }

  /** Adds a flow whose key is not there yet. */
  void add(FlowState state) {
    if (isFull()) {
      grow();
    }
    put(state);
    size++;
  }

  void remove(FlowState state) {
    int mask = states.length - 1;
    int hole = state.key.hash() & mask;
    while (states[hole] != state) {
      if (states[hole] == null) {
        return;
      }
      hole = hole + 1 & mask;
    }
    size--;
    // close the hole with later entries that may stand there, so that searches need no markers
    for (int i = hole + 1 & mask; states[i] != null; i = i + 1 & mask) {
      int home = hashes[i] & mask;
      if ((i - home & mask) >= (i - hole & mask)) {
        states[hole] = states[i];
        hashes[hole] = hashes[i];
        hole = i;
      }
    }
    states[hole] = null;
  }

  void forEach(Consumer<FlowState> action) {
    for (FlowState state : states) {
      if (state != null) {
        action.accept(state);
      }
    }
  }

  private void grow() {
    FlowState[] old = states;
    states = new FlowState[old.length * 2];
    hashes = new int[states.length];
    for (FlowState state : old) {
      if (state != null) {
        put(state);
      }
    }
  }

  private void put(FlowState state) {
    int mask = states.length - 1;
    int i = state.key.hash() & mask;
    while (states[i] != null) {
      i = i + 1 & mask;
    }
    states[i] = state;
    hashes[i] = state.key.hash();
  }
}
