package io.unetlab.ablations.select;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.ablations.trial.MeasuredErrors;
import io.unetlab.ablations.trial.ModelLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Candidates by chance, with figures as a study has them: each of some factors of two options costs
 * or saves parameters and MACs and adds to the FID.
 */
final class Population {

  static final Metric FID = metric("fid");
  static final Metric PARAMS = metric("params");
  static final Metric MACS = metric("macs");
  static final Metric FLOPS = metric("flops");

  private final Random random;
  private final List<Term> terms = new ArrayList<>();
  private final List<long[]> savings = new ArrayList<>();

  private Population(long seed, int factors, double sd) {
    this.random = new Random(seed);
    terms.add(term("base", 1200 + random.nextInt(100), sd));
    for (int i = 0; i < factors; i++) {
      terms.add(term("f" + i + "=on", random.nextInt(60) - 15, sd));
      savings.add(new long[] {random.nextInt(12) - 2, random.nextInt(12) - 2});
    }
  }

  /**
   * @param sd standard deviation of every piece of evidence
   */
  static List<Completed> of(long seed, int count, int factors, double sd) {
    Population population = new Population(seed, factors, sd);
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                population.candidate(
                    count == 1 << factors ? i : population.random.nextInt(1 << factors), i))
        .toList();
  }

  private static Term term(String label, int hundredths, double sd) {
    return new Term(
        label,
        BigDecimal.valueOf(hundredths, 2),
        sd > 0 ? OptionalDouble.of(sd) : OptionalDouble.empty(),
        EvidenceKind.PUBLISHED,
        Firmness.MID,
        "a paper");
  }

  private Completed candidate(int bits, int number) {
    List<Term> chain = new ArrayList<>();
    chain.add(terms.get(0));
    long params = 1000;
    long macs = 1000;
    for (int i = 0; i < savings.size(); i++) {
      if ((bits >> i & 1) == 1) {
        chain.add(terms.get(i + 1));
        params -= savings.get(i)[0];
        macs -= savings.get(i)[1];
      }
    }
    BigDecimal fid = chain.stream().map(Term::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    MetricSet counted =
        MetricSet.EMPTY
            .with("params", BigDecimal.valueOf(params))
            .with("macs", BigDecimal.valueOf(macs))
            .with("flops", BigDecimal.valueOf(2 * macs + params % 7));
    Map<Metric, Prediction> quality =
        Map.of(FID, new Prediction(FID, Optional.of(fid), chain, List.of()));
    return completed("v" + number, chain.size() - 1, counted, MetricSet.EMPTY, 0, quality);
  }

  /** A candidate of a latency alone. */
  static Completed measured(String label, String millis, double sd, long params) {
    MetricSet latency = MetricSet.EMPTY.with("latency", new BigDecimal(millis));
    MetricSet counted = MetricSet.EMPTY.with("params", BigDecimal.valueOf(params));
    return completed(label, 1, counted, latency, sd, Map.of());
  }

  private static Completed completed(
      String label,
      int changes,
      MetricSet counted,
      MetricSet measured,
      double sd,
      Map<Metric, Prediction> quality) {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("variant", label);
    SpecHash network = new SpecHash("%064x".formatted(label.hashCode() & 0xffffffffL));
    return new Completed(
        new Variant(choices, label, changes),
        network,
        List.of(),
        counted,
        measured,
        sd == 0 ? Map.of() : Map.of("latency", MeasuredErrors.of(network, BigDecimal.valueOf(sd))),
        Set.of(),
        ModelLatencies.NONE,
        quality,
        Optional.empty());
  }

  private static Metric metric(String name) {
    return Metrics.find(name).orElseThrow();
  }
}
