package io.unetlab.ablations.proxy;

import io.unetlab.ablations.analysis.RankAgreement;
import io.unetlab.ablations.analysis.RankCorrelation;
import io.unetlab.ablations.proxy.ProxyValues.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well each proxy of a study ranks its networks as the long training does. The reference is the
 * mean loss over the seeds that all compared networks have.
 *
 * @param networks with a long training
 * @param seeds columns of the long training that all of them have
 * @param ceiling the Spearman correlation between the long training's first two seeds: no more than
 *     this is left for a proxy to explain in one seed; empty for one seed
 * @param proxies in the order of the columns
 */
public record ProxyAgreements(
    int networks,
    List<String> seeds,
    Optional<RankAgreement> ceiling,
    Optional<RankAgreement> kendallCeiling,
    Proxy baseline,
    List<ProxyAgreement> proxies) {

  public ProxyAgreements {
    seeds = List.copyOf(seeds);
    proxies = List.copyOf(proxies);
  }

  /** The agreements of a table of values. */
  public static ProxyAgreements of(ProxyValues values) {
    List<String> all =
        values.columns().stream().filter(it -> it.startsWith(ProxyValues.TARGET)).toList();
    List<Row> trained =
        values.rows().stream()
            .filter(row -> all.stream().findFirst().filter(row.values()::containsKey).isPresent())
            .toList();
    List<String> seeds =
        all.stream()
            .filter(it -> trained.stream().allMatch(row -> row.values().containsKey(it)))
            .toList();
    return new Computing(trained, all, seeds).agreements(values);
  }

  /** One table's rows with a reference. */
  private record Computing(List<Row> trained, List<String> all, List<String> seeds) {

    ProxyAgreements agreements(ProxyValues values) {
      Proxy baseline = spearman(Proxy.MACS) >= spearman(Proxy.PARAMS) ? Proxy.MACS : Proxy.PARAMS;
      List<ProxyAgreement> agreements = new ArrayList<>();
      for (String column : values.columns()) {
        Proxy.of(column).ifPresent(it -> agreements.add(agreement(it, baseline)));
      }
      return new ProxyAgreements(
          trained.size(),
          seeds,
          ceiling(RankCorrelation.SPEARMAN),
          ceiling(RankCorrelation.KENDALL),
          baseline,
          agreements);
    }

    private double spearman(Proxy proxy) {
      List<Row> rows = with(proxy);
      OptionalDouble value =
          rows.size() < 2
              ? OptionalDouble.empty()
              : RankCorrelation.SPEARMAN.of(worths(proxy, rows), reference(rows));
      return value.orElse(-1);
    }

    private ProxyAgreement agreement(Proxy proxy, Proxy baseline) {
      List<Row> rows = with(proxy);
      double[] worths = worths(proxy, rows);
      double[] reference = reference(rows);
      boolean isBaseline = proxy.equals(Proxy.PARAMS) || proxy.equals(Proxy.MACS);
      return new ProxyAgreement(
          proxy,
          rows.size(),
          RankAgreement.of(RankCorrelation.SPEARMAN, worths, reference),
          RankAgreement.of(RankCorrelation.KENDALL, worths, reference),
          isBaseline || !rows.stream().allMatch(it -> it.values().containsKey(baseline.column()))
              ? Optional.empty()
              : RankAgreement.difference(
                  RankCorrelation.SPEARMAN, worths, worths(baseline, rows), reference));
    }

    private List<Row> with(Proxy proxy) {
      return trained.stream().filter(it -> it.values().containsKey(proxy.column())).toList();
    }

    private static double[] worths(Proxy proxy, List<Row> rows) {
      return rows.stream()
          .mapToDouble(it -> proxy.worth(it.values().getOrDefault(proxy.column(), 0.0)))
          .toArray();
    }

    // A lower loss is better.
    private double[] reference(List<Row> rows) {
      return rows.stream()
          .mapToDouble(
              row ->
                  -seeds.stream()
                      .mapToDouble(it -> row.values().getOrDefault(it, 0.0))
                      .average()
                      .orElse(0))
          .toArray();
    }

    private Optional<RankAgreement> ceiling(RankCorrelation kind) {
      if (all.size() < 2) {
        return Optional.empty();
      }
      List<Row> both =
          trained.stream()
              .filter(row -> row.values().keySet().containsAll(all.subList(0, 2)))
              .toList();
      return RankAgreement.of(kind, column(all.get(0), both), column(all.get(1), both));
    }

    private static double[] column(String name, List<Row> rows) {
      return rows.stream().mapToDouble(it -> it.values().getOrDefault(name, 0.0)).toArray();
    }
  }
}
