package io.unetlab.reports.networks;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.CountedNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The networks of a page and the one that the others are compared with. Beside a pipeline, a
 * network that stands alone is a pipeline with one part, so that it corresponds to the part of its
 * kind.
 *
 * @param baseline its index
 */
public record NetworkSet(List<ComparedNetwork> networks, int baseline) {

  /** More would be too narrow to be read beside each other. */
  public static final int MOST = 10;

  public NetworkSet {
    networks = List.copyOf(networks);
    if (networks.size() < 2 || networks.size() > MOST) {
      throw new IllegalArgumentException("2 to " + MOST + " networks, found " + networks.size());
    }
    if (baseline < 0 || baseline >= networks.size()) {
      throw new IllegalArgumentException("no network has the index " + baseline);
    }
  }

  /**
   * A set of networks.
   *
   * @param networks in the order of the page, counted in the same precision
   * @param latencies of any network; those of others are left out
   */
  public static NetworkSet of(
      List<CountedNetwork> networks, int baseline, List<ImportedLatency> latencies) {
    Set<String> taken = new HashSet<>();
    List<ComparedNetwork> compared = new ArrayList<>();
    for (CountedNetwork network : networks) {
      CountedNetwork named = named(network, unique(network.spec().name(), taken));
      compared.add(ComparedNetwork.of(named, latencies));
    }
    boolean pipelines = networks.stream().anyMatch(it -> it.parts().areNamed());
    return new NetworkSet(
        pipelines ? compared.stream().map(ComparedNetwork::asPipeline).toList() : compared,
        baseline);
  }

  // Two files may describe networks of one name.
  private static String unique(String name, Set<String> taken) {
    String unique = name;
    for (int i = 2; !taken.add(unique); i++) {
      unique = name + " (" + i + ")";
    }
    return unique;
  }

  private static CountedNetwork named(CountedNetwork network, String name) {
    return new CountedNetwork(
        network.spec().named(name, network.spec().title()),
        network.hash(),
        network.parts(),
        network.precision(),
        network.counted());
  }

  ComparedNetwork base() {
    return networks.get(baseline);
  }

  /** All but the baseline, in their order. */
  List<ComparedNetwork> others() {
    return IntStream.range(0, networks.size())
        .filter(it -> it != baseline)
        .mapToObj(networks::get)
        .toList();
  }

  /** The baseline first, then the others in their order. */
  List<ComparedNetwork> baseFirst() {
    List<ComparedNetwork> ordered = new ArrayList<>(List.of(base()));
    ordered.addAll(others());
    return ordered;
  }

  List<String> names() {
    return networks.stream().map(ComparedNetwork::name).toList();
  }

  boolean arePipelines() {
    return base().counted().parts().areNamed();
  }

  Precision precision() {
    return base().counted().precision();
  }
}
