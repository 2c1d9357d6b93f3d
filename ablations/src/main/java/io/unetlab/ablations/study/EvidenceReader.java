package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.MapValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes statements of quality and of effects of what the parser read, where they can be used. */
final class EvidenceReader {

  private final Complaints complaints;

  EvidenceReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The base's quality; each metric is stated once. */
  List<BaseQuality> baseQuality(List<MapValues> maps) {
    List<BaseQuality> quality = new ArrayList<>();
    for (MapValues map : maps) {
      Located<Metric> metric = map.get(StudyParser.METRIC);
      boolean twice = quality.stream().anyMatch(it -> it.metric().equals(metric.value()));
      if (twice) {
        String message = "metric `" + metric.value().name() + "` stands twice";
        metric.error(complaints, StudyCode.DUPLICATE_NAME, message);
      } else if (!Metrics.QUALITY.contains(metric.value())) {
        metric.error(
            complaints,
            StudyCode.COUNTED_QUALITY,
            "`" + metric.value().name() + "` is counted, not stated");
      } else {
        amount(map.get(StudyParser.BASE_VALUE), metric.value())
            .map(value -> baseQuality(map, metric.value(), value))
            .ifPresent(quality::add);
      }
    }
    return quality;
  }

  private BaseQuality baseQuality(MapValues map, Metric metric, BigDecimal value) {
    return new BaseQuality(
        metric,
        value,
        sd(map.find(StudyParser.BASE_SD), metric),
        map.get(StudyParser.EVIDENCE_KIND),
        map.get(StudyParser.FIRMNESS),
        map.get(StudyParser.SOURCE),
        map.location());
  }

  /** An option's evidence; each effect on a metric, given the same choices, is stated once. */
  List<Evidence> evidence(List<MapValues> maps) {
    List<Evidence> evidence = new ArrayList<>();
    for (MapValues map : maps) {
      Optional<Evidence> made = evidence(map);
      if (made.isPresent() && evidence.stream().anyMatch(it -> clashes(it, made.get()))) {
        String message = "an effect on `" + made.get().metric().name() + "` is stated twice";
        bad(map, message, "`given` can tell them apart");
      }
      made.ifPresent(evidence::add);
    }
    return evidence;
  }

  private static boolean clashes(Evidence one, Evidence other) {
    return one.metric().equals(other.metric())
        && one.given().equals(other.given())
        && one.effect().getClass().equals(other.effect().getClass());
  }

  private Optional<Evidence> evidence(MapValues map) {
    Metric metric = map.get(StudyParser.METRIC).value();
    return effect(map, metric)
        .map(
            effect ->
                new Evidence(
                    metric,
                    effect,
                    sd(map, effect, metric),
                    map.get(StudyParser.EVIDENCE_KIND),
                    map.get(StudyParser.FIRMNESS),
                    map.get(StudyParser.SOURCE),
                    given(map),
                    map.location()));
  }

  private double sd(MapValues map, Effect effect, Metric metric) {
    Optional<Located<Quantity>> sd = map.find(StudyParser.EFFECT_SD);
    if (sd.isPresent() && !(effect instanceof Effect.Absolute)) {
      bad(map, "a change has no `sd`; it is of value - baseline", "");
    }
    return sd(sd, metric);
  }

  private double sd(Optional<Located<Quantity>> stated, Metric metric) {
    return stated
        .flatMap(it -> amount(it, metric).flatMap(value -> complaints.sd(it, value)))
        .map(BigDecimal::doubleValue)
        .orElse(0.0);
  }

  private static Map<String, String> given(MapValues map) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Entry<String> entry : map.find(StudyParser.GIVEN).orElse(List.of())) {
      given.put(entry.key().value(), entry.value().value());
    }
    return given;
  }

  private Optional<Effect> effect(MapValues map, Metric metric) {
    Optional<Located<Quantity>> value = map.find(StudyParser.VALUE);
    Optional<Located<Quantity>> baseline = map.find(StudyParser.BASELINE);
    Optional<BigDecimal> change = map.find(StudyParser.CHANGE);
    if (value.isPresent() && baseline.isPresent() && change.isEmpty()) {
      return absolute(map, metric, value.get(), baseline.get());
    }
    if (change.isEmpty() || value.isPresent() || baseline.isPresent()) {
      return bad(map, "evidence says either value and baseline, or change", "");
    }
    if (Metrics.QUALITY.contains(metric)) {
      String message = "a change alone does not predict `" + metric.name() + "`";
      return bad(map, message, "say value and baseline");
    }
    return Optional.of(new Effect.Relative(change.get()));
  }

  private Optional<Effect> absolute(
      MapValues map, Metric metric, Located<Quantity> value, Located<Quantity> baseline) {
    Optional<BigDecimal> with = amount(value, metric);
    Optional<BigDecimal> without = amount(baseline, metric);
    if (without.isPresent() && without.get().signum() == 0) {
      return bad(map, "a baseline of 0 cannot be compared with", "");
    }
    return with.isPresent() && without.isPresent()
        ? Optional.of(new Effect.Absolute(with.get(), without.get()))
        : Optional.empty();
  }

  private <T> Optional<T> bad(MapValues map, String message, String hint) {
    String path = map.reading().path();
    complaints.add(StudyCode.BAD_EVIDENCE, map.location(), path, message, hint);
    return Optional.empty();
  }

  private Optional<BigDecimal> amount(Located<Quantity> amount, Metric metric) {
    return complaints.amount(amount, amount.value(), metric);
  }
}
