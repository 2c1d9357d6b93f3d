package io.unetlab.profiler.predict;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.predict.Correction.Sample;
import io.unetlab.profiler.predict.ErrorRow.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fits a model to measured operations and networks, and finds its errors on what it was fitted
 * without.
 */
public final class ModelFit {

  /** A network that was measured, with its graph. */
  public record Measured(
      String name, String family, String hash, boolean heldOut, double millis, Graph graph) {

    public Measured {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(family, "family");
      Objects.requireNonNull(hash, "hash");
      Objects.requireNonNull(graph, "graph");
    }
  }

  /**
   * A network whose operations are all priced.
   *
   * @param computed the sums if no operation had been measured by itself
   */
  private record Priced(Measured network, NetworkSums sums, NetworkSums computed) {

    Sample sample() {
      return new Sample(sums, network.millis());
    }
  }

  private final LatencyModel model;
  private final List<Measured> networks;
  private final List<Priced> priced = new ArrayList<>();
  private final Map<Measured, Double> predicted = new LinkedHashMap<>();
  private final Map<Measured, Double> computed = new LinkedHashMap<>();

  private ModelFit(LatencyModel bare, List<Measured> networks) {
    this.networks = List.copyOf(networks);
    Map<OperationKey, Double> byOthers = new HashMap<>();
    bare.regressions().values().forEach(it -> byOthers.putAll(it.withoutEach()));
    for (Measured network : networks) {
      List<PricedGroup> groups = bare.priced(network.graph());
      if (groups.stream().noneMatch(it -> it.estimate().isRefused())) {
        priced.add(new Priced(network, NetworkSums.of(groups), computed(groups, byOthers)));
      }
    }
    Correction correction = without(it -> it.network().heldOut());
    for (Priced one : priced) {
      Correction others =
          one.network().heldOut()
              ? correction
              : without(it -> it.network().heldOut() || it.equals(one));
      predicted.put(one.network(), others.millis(one.sums()));
      computed.put(one.network(), others.millis(one.computed()));
    }
    double[] errors =
        priced.stream()
            .filter(it -> !it.network().heldOut())
            .mapToDouble(it -> it.network().millis() / predicted(it.network()) - 1)
            .toArray();
    this.model = bare.with(correction, Statistics.reach(errors));
  }

  /**
   * Fits a model.
   *
   * @param operations at least one
   * @param networks some whole ones; without any, operations are taken to need the same time within
   *     a network, and predictions have no bound
   */
  public static ModelFit of(
      ModelTarget target,
      Fusions fusions,
      List<OperationTime> operations,
      List<Measured> networks) {
    LatencyModel bare =
        new LatencyModel(target, fusions, operations, Correction.NEUTRAL, Double.POSITIVE_INFINITY);
    return new ModelFit(bare, networks);
  }

  private static NetworkSums computed(
      List<PricedGroup> groups, Map<OperationKey, Double> byOthers) {
    return NetworkSums.of(
        groups.stream()
            .map(
                it ->
                    new PricedGroup(
                        it.group(),
                        it.key(),
                        Estimate.measured(byOthers.getOrDefault(it.key(), it.estimate().millis()))))
            .toList());
  }

  private Correction without(Predicate<Priced> left) {
    return Correction.fit(priced.stream().filter(left.negate()).map(Priced::sample).toList());
  }

  private double predicted(Measured network) {
    return predicted.getOrDefault(network, Double.NaN);
  }

  public LatencyModel model() {
    return model;
  }

  /** Every network with what is predicted for it without it. */
  public List<NetworkTime> networks() {
    return networks.stream()
        .map(
            it ->
                new NetworkTime(
                    it.name(), it.family(), it.hash(), it.heldOut(), it.millis(), predicted(it)))
        .toList();
  }

  /** The table of errors. */
  public List<ErrorRow> errors() {
    List<ErrorRow> rows = new ArrayList<>();
    add(rows, Group.HELD_OUT, "networks that nothing was fitted to", pairs(true));
    add(rows, Group.LEAVE_ONE_NETWORK_OUT, "each network without it", pairs(false));
    families().forEach((family, pairs) -> add(rows, Group.LEAVE_ONE_FAMILY_OUT, family, pairs));
    add(
        rows,
        Group.LEAVE_OPERATIONS_OUT,
        "all networks, without their operations",
        priced.stream()
            .map(Priced::network)
            .map(it -> new ErrorFigures.Pair(it.millis(), computed.getOrDefault(it, Double.NaN)))
            .toList());
    model
        .regressions()
        .forEach((kind, regression) -> add(rows, Group.OPERATIONS, kind, regression.pairs()));
    return List.copyOf(rows);
  }

  private static void add(
      List<ErrorRow> rows, Group group, String what, List<ErrorFigures.Pair> pairs) {
    if (!pairs.isEmpty()) {
      rows.add(new ErrorRow(group, what, ErrorFigures.of(pairs)));
    }
  }

  private List<ErrorFigures.Pair> pairs(boolean heldOut) {
    return priced.stream()
        .map(Priced::network)
        .filter(it -> it.heldOut() == heldOut)
        .map(it -> new ErrorFigures.Pair(it.millis(), predicted(it)))
        .toList();
  }

  private Map<String, List<ErrorFigures.Pair>> families() {
    Map<String, List<Priced>> families =
        priced.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.network().family(), LinkedHashMap::new, Collectors.toList()));
    Map<String, List<ErrorFigures.Pair>> pairs = new LinkedHashMap<>();
    if (families.size() > 1) {
      families.forEach(
          (family, members) -> {
            Correction others =
                without(it -> it.network().heldOut() || it.network().family().equals(family));
            pairs.put(
                family,
                members.stream()
                    .map(
                        it ->
                            new ErrorFigures.Pair(it.network().millis(), others.millis(it.sums())))
                    .toList());
          });
    }
    return pairs;
  }
}
