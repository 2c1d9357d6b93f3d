package io.unetlab.ablations.study;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A study: a base, what may be changed in it, which variants to try, and how to choose among them.
 *
 * @param title for headings; the name if none was given
 * @param quality of the base, one for each metric
 * @param trained networks of the user, in the order of their files and rows
 * @param factors in the order in which their patches are applied
 * @param metrics what is shown of each variant
 * @param target where latency is measured, when that is one of the metrics
 * @param hash of what the study says, whatever its files' names and layout are
 */
public record StudySpec(
    String name,
    String title,
    Base base,
    List<BaseQuality> quality,
    List<TrainedRow> trained,
    List<Factor> factors,
    Design design,
    List<Metric> metrics,
    Target target,
    List<Reference> references,
    SelectSpec select,
    String hash,
    SourceLocation location) {

  public StudySpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(base, "base");
    quality = List.copyOf(quality);
    trained = List.copyOf(trained);
    factors = List.copyOf(factors);
    Objects.requireNonNull(design, "design");
    metrics = List.copyOf(metrics);
    Objects.requireNonNull(target, "target");
    references = List.copyOf(references);
    Objects.requireNonNull(select, "select");
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(location, "location");
  }

  /** Whether some of its networks are to be measured. */
  public boolean asksForLatency() {
    return metrics.contains(Metrics.LATENCY);
  }

  /** The same study without what only measuring tells. */
  public StudySpec withoutLatency() {
    return new StudySpec(
        name,
        title,
        base,
        quality,
        trained,
        factors,
        design,
        metrics.stream().filter(metric -> !metric.equals(Metrics.LATENCY)).toList(),
        target,
        references,
        select,
        hash,
        location);
  }

  /** The metrics that the study states a quality in: the base's, then those of trained networks. */
  public List<Metric> qualityMetrics() {
    return qualityMetrics(quality, trained);
  }

  static List<Metric> qualityMetrics(List<BaseQuality> quality, List<TrainedRow> trained) {
    return Stream.concat(
            quality.stream().map(BaseQuality::metric),
            trained.stream().flatMap(row -> row.values().keySet().stream()))
        .distinct()
        .toList();
  }

  public Optional<Factor> factor(String factorName) {
    return factors.stream().filter(factor -> factor.name().equals(factorName)).findFirst();
  }

  public Optional<BaseQuality> quality(Metric metric) {
    return quality.stream().filter(it -> it.metric().equals(metric)).findFirst();
  }
}
