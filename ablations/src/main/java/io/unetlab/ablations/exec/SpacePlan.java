package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a study's space before any of it is tried. Everything is exact.
 *
 * @param combinations of the factors' options
 * @param sound those that satisfy conditions and comparisons
 * @param existing those of them whose networks break no rule
 * @param ranges of the metrics that decompose, over the existing ones
 * @param parts of the networks, with the factors that they depend on
 * @param gaps regions without any configuration
 * @param clash why all limits together leave nothing; a sentence
 * @param unbounded metrics that the rule limits and that do not decompose, so their limits are
 *     checked network by network
 * @param obstacle why less is known; a sentence
 */
public record SpacePlan(
    BigInteger combinations,
    Optional<BigInteger> sound,
    Optional<BigInteger> existing,
    List<MetricRange> ranges,
    List<Part> parts,
    List<Gap> gaps,
    Optional<String> clash,
    List<Metric> unbounded,
    Optional<String> obstacle) {

  /** A metric's values; both ends are some configuration's. */
  public record MetricRange(Metric metric, BigDecimal base, BigDecimal least, BigDecimal greatest) {

    public MetricRange {
      Objects.requireNonNull(metric, "metric");
      Objects.requireNonNull(base, "base");
      Objects.requireNonNull(least, "least");
      Objects.requireNonNull(greatest, "greatest");
    }
  }

  /** A part of the networks. */
  public record Part(String name, List<Factor> factors) {

    public Part {
      Objects.requireNonNull(name, "name");
      factors = List.copyOf(factors);
    }
  }

  /**
   * Options of a factor that no configuration has, or none within a limit.
   *
   * @param limit empty when there is none at all
   * @param nearest the value nearest to the limit that a configuration with one of the options has;
   *     empty where none is known
   * @param reason the relation that forbids them, or what is unknown; may be empty
   */
  public record Gap(
      Factor factor,
      List<Option> options,
      Optional<Constraint> limit,
      Optional<BigDecimal> nearest,
      String reason) {

    public Gap {
      Objects.requireNonNull(factor, "factor");
      options = List.copyOf(options);
      Objects.requireNonNull(limit, "limit");
      Objects.requireNonNull(nearest, "nearest");
      Objects.requireNonNull(reason, "reason");
    }
  }

  public SpacePlan {
    Objects.requireNonNull(combinations, "combinations");
    Objects.requireNonNull(sound, "sound");
    Objects.requireNonNull(existing, "existing");
    ranges = List.copyOf(ranges);
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
    Objects.requireNonNull(clash, "clash");
    unbounded = List.copyOf(unbounded);
    Objects.requireNonNull(obstacle, "obstacle");
  }

  /** Of a space of which no more is known. */
  static SpacePlan unknown(BigInteger combinations, String obstacle) {
    return new SpacePlan(
        combinations,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(obstacle));
  }
}
