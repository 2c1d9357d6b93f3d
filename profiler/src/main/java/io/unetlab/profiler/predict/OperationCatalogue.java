package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.CostReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The distinct operations of networks, each as a network of its own, in the order of what they are
 * worth measuring: those of the base, those of networks that are measured too, then the others; in
 * each by FLOPs times the networks that contain them.
 */
public final class OperationCatalogue {

  /** What an operation is measured for, what matters most first. */
  private enum Use {
    BASE,
    MEASURED,
    OTHER
  }

  /** An operation with the networks that contain it. */
  private static final class Entry {

    private final OperationKey key;
    private final Graph graph;
    private final double flops;
    private int networks;
    private Use use = Use.OTHER;

    Entry(OperationKey key, Graph graph) {
      this.key = key;
      this.graph = graph;
      this.flops = CostReport.of(graph).total().flops();
    }

    Use use() {
      return use;
    }

    double worth() {
      return (1 + flops) * networks;
    }

    OperationKey key() {
      return key;
    }
  }

  private final Fusions fusions;
  private final Map<OperationKey, Entry> entries = new HashMap<>();

  public OperationCatalogue(Fusions fusions) {
    this.fusions = fusions;
  }

  /** Adds the operations of the network that a file has to predict first. */
  public void addBase(Graph network) {
    add(network, Use.BASE);
  }

  /**
   * Adds the operations of a network that is measured too, without which nothing is fitted to it.
   */
  public void addNeeded(Graph network) {
    add(network, Use.MEASURED);
  }

  /** Adds a network's operations. */
  public void add(Graph network) {
    add(network, Use.OTHER);
  }

  private void add(Graph network, Use use) {
    Set<OperationKey> seen = new HashSet<>();
    for (OperationGroup group : fusions.groups(network)) {
      OperationKey key = group.key();
      if (seen.add(key)) {
        Entry entry = entries.computeIfAbsent(key, it -> new Entry(it, group.graph()));
        entry.networks++;
        if (use.compareTo(entry.use) < 0) {
          entry.use = use;
        }
      }
    }
  }

  public int size() {
    return entries.size();
  }

  /** Whether an operation is one of the base. */
  boolean isOfBase(OperationKey key) {
    Entry entry = entries.get(key);
    return entry != null && entry.use == Use.BASE;
  }

  /** The small network of an operation. */
  public Graph graph(OperationKey key) {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw new IllegalArgumentException(key + " is in no network of the catalogue");
    }
    return entry.graph;
  }

  /** All keys, those worth most first. */
  public List<OperationKey> keys() {
    return entries.values().stream()
        .sorted(
            Comparator.comparing(Entry::use)
                .thenComparing(Comparator.comparingDouble(Entry::worth).reversed())
                .thenComparing(it -> it.key().text()))
        .map(Entry::key)
        .toList();
  }
}
