package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The results of one run on one target.
 *
 * @param runSeed for the orders of rounds and the bootstrap
 * @param measured with provenance, in the order requested
 * @param failed what could not be measured
 * @param keptLoaded whether all networks stayed in memory; otherwise each was reloaded for every
 *     round
 */
public record BenchRun(
    LatencyProtocol protocol,
    long runSeed,
    List<LatencyRecord> measured,
    List<LatencyResult.Failed> failed,
    boolean keptLoaded) {

  public BenchRun {
    Objects.requireNonNull(protocol, "protocol");
    measured = List.copyOf(measured);
    failed = List.copyOf(failed);
  }

  /** The record with this name. */
  public Optional<LatencyRecord> find(String name) {
    return measured.stream().filter(it -> it.measured().name().equals(name)).findFirst();
  }

  /** Compares every network with the first; empty when fewer than two were measured. */
  public List<PairedComparison> againstFirst() {
    return measured.stream().skip(1).map(it -> compare(it, measured.get(0))).toList();
  }

  /** Every pair, the later compared with the earlier. */
  public List<PairedComparison> pairs() {
    List<PairedComparison> pairs = new ArrayList<>();
    for (int b = 0; b < measured.size(); b++) {
      for (int a = b + 1; a < measured.size(); a++) {
        pairs.add(compare(measured.get(a), measured.get(b)));
      }
    }
    return pairs;
  }

  private PairedComparison compare(LatencyRecord a, LatencyRecord b) {
    return PairedComparison.of(a, b, runSeed);
  }
}
