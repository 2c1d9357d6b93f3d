package io.unetlab.ablations.quality;

import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.Firmness;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a quality metric of a variant is taken to be: its own measured value, else the base's value
 * plus the chosen options' changes, or unknown.
 *
 * @param value empty when unknown
 * @param chain the trained network alone, or the base and each choice with evidence, in the order
 *     of the factors
 * @param missing why it is unknown, one sentence for each choice without evidence; empty when known
 */
public record Prediction(
    Metric metric, Optional<BigDecimal> value, List<Term> chain, List<String> missing) {

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

  /** Whether it rests on nothing but the training of this very network. */
  public boolean isMeasured() {
    return isKnown() && chain.size() == 1 && chain.get(0).kind() == EvidenceKind.MEASURED;
  }

  /** The links whose standard deviation nothing states; {@link #sd} takes it for 0. */
  public List<Term> withoutSd() {
    return chain.stream().filter(term -> term.sd().isEmpty()).toList();
  }

  /**
   * Standard deviation of the value, its links taken to be independent; in the metric's unit. It is
   * the least that it can be where links state none.
   */
  public double sd() {
    return norm(chain.stream());
  }

  /**
   * Standard deviation of the difference to another prediction of the same metric: links that both
   * rest on are wrong by the same in both and cancel.
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

  /** No stronger than its weakest link. */
  public Optional<EvidenceKind> weakestKind() {
    return chain.stream().map(Term::kind).max(Comparator.naturalOrder());
  }

  /** No firmer than its weakest link. */
  public Optional<Firmness> weakestFirmness() {
    return chain.stream().map(Term::firmness).max(Comparator.naturalOrder());
  }
}
