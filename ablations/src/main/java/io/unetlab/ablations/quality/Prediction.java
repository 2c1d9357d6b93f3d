package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A variant's predicted quality metric: its own measured value, else the base's value plus the
 * chosen options' effects, or unknown.
 *
 * @param value empty when unknown
 * @param chain the trained network alone, or the base and each choice with evidence, in the order
 *     of the factors
 * @param missing why it is unknown, one sentence for each choice without evidence; empty when known
 */
public record Prediction(
    Metric metric, Optional<BigDecimal> value, List<Term> chain, List<String> missing) {

  /** Metrics that are exactly 0 where there is nothing to lose or to gain. */
  private static final Set<Metric> NOTHING =
      Set.of(QualityMetrics.LOSS, QualityMetrics.CAPTION_GAIN);

  public Prediction {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(value, "value");
    chain = List.copyOf(chain);
    missing = List.copyOf(missing);
    if (value.isPresent() != missing.isEmpty()) {
      throw new IllegalArgumentException("a prediction is known or says what it misses");
    }
  }

  public boolean isKnown() {
    return value.isPresent();
  }

  /** Whether it comes from training this very network. */
  public boolean isMeasured() {
    return isKnown() && chain.size() == 1 && chain.get(0).kind().isMeasured();
  }

  /** The links without a stated standard deviation; {@link #sd} counts it as 0. */
  public List<Term> withoutSd() {
    return chain.stream().filter(term -> term.sd().isEmpty() && !isNothing(term)).toList();
  }

  /**
   * Whether the value is 0 without any error: a loss where nothing is changed, or what captions
   * gain in a network that reads none.
   */
  public boolean isNothing() {
    return isKnown() && chain.stream().allMatch(this::isNothing);
  }

  private boolean isNothing(Term term) {
    return NOTHING.contains(metric)
        && term.amount().signum() == 0
        && term.firmness() == Firmness.EXACT;
  }

  /**
   * Standard deviation of the value, assuming independent links; in the metric's unit. It is a
   * lower bound if some links state none.
   */
  public double sd() {
    return norm(chain.stream());
  }

  /**
   * Standard deviation of the difference to another prediction of the same metric: the errors of
   * shared links cancel.
   */
  public double sdOfDifference(Prediction other) {
    return norm(
        Stream.concat(
            chain.stream().filter(term -> !other.chain.contains(term)),
            other.chain.stream().filter(term -> !chain.contains(term))));
  }

  private static double norm(Stream<Term> terms) {
    return Math.sqrt(terms.flatMapToDouble(term -> term.sd().stream()).map(sd -> sd * sd).sum());
  }

  /** The kind of the weakest link. */
  public Optional<EvidenceKind> weakestKind() {
    return chain.stream().map(Term::kind).max(Comparator.naturalOrder());
  }

  /** The firmness of the weakest link. */
  public Optional<Firmness> weakestFirmness() {
    return chain.stream().map(Term::firmness).max(Comparator.naturalOrder());
  }
}
