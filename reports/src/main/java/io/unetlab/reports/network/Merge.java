package io.unetlab.reports.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One order for several ordered lists: what only a later one has follows what it follows there. */
public final class Merge {

  private Merge() {}

  /** The keys of both, each once; those of the first keep their order. */
  public static <K> List<K> of(Collection<K> first, Collection<K> second) {
    List<K> merged = new ArrayList<>(first);
    int after = 0;
    for (K key : second) {
      int at = merged.indexOf(key);
      if (at < 0) {
        at = after;
        merged.add(at, key);
      }
      after = at + 1;
    }
    return merged;
  }
}
