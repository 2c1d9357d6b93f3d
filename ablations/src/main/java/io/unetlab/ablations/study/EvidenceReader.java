package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns what the parser read into the base's quality and the options' evidence. */
final class EvidenceReader {

  private EvidenceReader() {}

  /** The base's quality; each metric is stated once. */
  static List<BaseQuality> baseQuality(List<MapValues> maps) {
    List<BaseQuality> quality = new ArrayList<>();
    for (MapValues map : maps) {
      Located<Metric> metric = map.at(CommonKeys.METRIC);
      boolean twice = quality.stream().anyMatch(it -> it.metric().equals(metric.value()));
      if (twice) {
        String message = "metric `" + metric.value().name() + "` appears twice";
        metric.error(StudyCode.DUPLICATE_NAME, message);
      } else if (!QualityMetrics.ALL.contains(metric.value())) {
        metric.error(
            StudyCode.COUNTED_QUALITY, "`" + metric.value().name() + "` is counted, not stated");
      } else {
        amount(map.at(QualityKeys.BASE_VALUE), metric.value())
            .map(value -> baseQuality(map, metric.value(), value))
            .ifPresent(quality::add);
      }
    }
    return quality;
  }

  private static BaseQuality baseQuality(MapValues map, Metric metric, BigDecimal value) {
    return new BaseQuality(
        metric,
        value,
        sd(map.locate(QualityKeys.BASE_SD), metric),
        map.get(EvidenceKeys.EVIDENCE_KIND),
        map.get(EvidenceKeys.FIRMNESS),
        map.get(EvidenceKeys.SOURCE),
        map.location());
  }

  /** An option's evidence; each effect on a metric, given the same choices, is stated once. */
  static List<Evidence> evidence(List<MapValues> maps) {
    List<Evidence> evidence = new ArrayList<>();
    for (MapValues map : maps) {
      evidence(map).ifPresent(it -> addOnce(map, it, evidence));
    }
    return evidence;
  }

  /**
   * The evidence of a short factor, by the name of the value.
   *
   * @param values of the factor
   * @param ofBase the base's value; empty where it is not known
   * @param quality of the base, the baseline of the changes
   */
  static Map<String, List<Evidence>> byValue(
      List<MapValues> maps,
      List<OptionValue> values,
      Optional<OptionValue> ofBase,
      List<BaseQuality> quality) {
    Map<String, List<Evidence>> byValue = new LinkedHashMap<>();
    for (MapValues map : maps) {
      Metric metric = map.get(CommonKeys.METRIC);
      Optional<BigDecimal> baseline = baseline(map, metric, quality);
      OptionalDouble sd = sd(map.locate(EvidenceKeys.EFFECT_SD), metric);
      for (Entry<Quantity> entry : map.get(EvidenceKeys.CHANGES)) {
        Optional<BigDecimal> change = amount(entry.value(), metric);
        Optional<OptionValue> value = value(entry, change, values, ofBase);
        if (value.isPresent() && change.isPresent() && baseline.isPresent()) {
          Effect effect = new Effect.Absolute(baseline.get().add(change.get()), baseline.get());
          Evidence evidence = evidence(map, metric, effect, sd);
          List<Evidence> known =
              byValue.computeIfAbsent(value.get().name(), it -> new ArrayList<>());
          addOnce(map, evidence, known);
        }
      }
    }
    return byValue;
  }

  private static Optional<OptionValue> value(
      Entry<Quantity> entry,
      Optional<BigDecimal> change,
      List<OptionValue> values,
      Optional<OptionValue> ofBase) {
    String name = OptionValue.of(entry.key().node()).name();
    Optional<OptionValue> value = values.stream().filter(it -> it.name().equals(name)).findFirst();
    if (value.isEmpty()) {
      String hint = Nearest.hint(name, values.stream().map(OptionValue::name).toList());
      String message = "the factor has no value `" + name + "`";
      entry.key().error(StudyCode.UNKNOWN_OPTION, message, hint);
    } else if (value.equals(ofBase) && change.filter(it -> it.signum() != 0).isPresent()) {
      String message = "`" + name + "` is the base's value, so it changes nothing";
      entry.key().error(StudyCode.BAD_EVIDENCE, message, "leave it out");
    }
    return value.equals(ofBase) ? Optional.empty() : value;
  }

  private static Optional<BigDecimal> baseline(
      MapValues map, Metric metric, List<BaseQuality> quality) {
    Optional<BigDecimal> baseline =
        map.locate(EvidenceKeys.CHANGED_FROM)
            .map(it -> amount(it, metric))
            .orElseGet(
                () ->
                    quality.stream()
                        .filter(it -> it.metric().equals(metric))
                        .map(BaseQuality::value)
                        .findFirst());
    if (baseline.isEmpty() && !map.has(EvidenceKeys.CHANGED_FROM)) {
      String message = "nothing says the `" + metric.name() + "` that the changes start from";
      return bad(map, message, "add `baseline`, or the base's under `quality`");
    }
    return baseline.filter(it -> isNothing(it, metric)).isPresent()
        ? bad(map, "a baseline of 0 has no relative change", "")
        : baseline;
  }

  private static void addOnce(MapValues map, Evidence evidence, List<Evidence> known) {
    if (known.stream().anyMatch(it -> clashes(it, evidence))) {
      String message = "an effect on `" + evidence.metric().name() + "` is stated twice";
      bad(map, message, "`given` can tell them apart");
    }
    known.add(evidence);
  }

  private static boolean clashes(Evidence one, Evidence other) {
    return one.metric().equals(other.metric())
        && one.given().equals(other.given())
        && one.effect().getClass().equals(other.effect().getClass());
  }

  private static Optional<Evidence> evidence(MapValues map) {
    Metric metric = map.get(CommonKeys.METRIC);
    return effect(map, metric)
        .map(effect -> evidence(map, metric, effect, sd(map, effect, metric)));
  }

  private static Evidence evidence(MapValues map, Metric metric, Effect effect, OptionalDouble sd) {
    return new Evidence(
        metric,
        effect,
        sd,
        map.get(EvidenceKeys.EVIDENCE_KIND),
        map.get(EvidenceKeys.FIRMNESS),
        map.get(EvidenceKeys.SOURCE),
        given(map),
        map.location());
  }

  private static OptionalDouble sd(MapValues map, Effect effect, Metric metric) {
    Optional<Located<Quantity>> sd = map.locate(EvidenceKeys.EFFECT_SD);
    if (sd.isPresent() && !(effect instanceof Effect.Absolute)) {
      bad(map, "a change has no `sd`; only value - baseline has one", "");
    }
    return sd(sd, metric);
  }

  private static OptionalDouble sd(Optional<Located<Quantity>> stated, Metric metric) {
    return stated.flatMap(it -> amount(it, metric).flatMap(value -> Lookup.sd(it, value))).stream()
        .mapToDouble(BigDecimal::doubleValue)
        .findFirst();
  }

  private static Map<String, String> given(MapValues map) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Entry<String> entry : map.get(EvidenceKeys.GIVEN)) {
      given.put(entry.key().value(), entry.value().value());
    }
    return given;
  }

  private static Optional<Effect> effect(MapValues map, Metric metric) {
    Optional<Located<Quantity>> value = map.locate(EvidenceKeys.VALUE);
    Optional<Located<Quantity>> baseline = map.locate(EvidenceKeys.BASELINE);
    Optional<BigDecimal> change = map.find(EvidenceKeys.CHANGE);
    if (value.isPresent() && baseline.isPresent() && change.isEmpty()) {
      return absolute(map, metric, value.get(), baseline.get());
    }
    if (change.isEmpty() || value.isPresent() || baseline.isPresent()) {
      return bad(map, "evidence states either value and baseline, or change", "");
    }
    if (QualityMetrics.ALL.contains(metric)) {
      String message = "a change alone does not predict `" + metric.name() + "`";
      return bad(map, message, "say value and baseline");
    }
    return Optional.of(new Effect.Relative(change.get()));
  }

  private static Optional<Effect> absolute(
      MapValues map, Metric metric, Located<Quantity> value, Located<Quantity> baseline) {
    Optional<BigDecimal> with = amount(value, metric);
    Optional<BigDecimal> without = amount(baseline, metric);
    if (without.filter(it -> isNothing(it, metric)).isPresent()) {
      return bad(map, "a baseline of 0 has no relative change", "");
    }
    return with.isPresent() && without.isPresent()
        ? Optional.of(new Effect.Absolute(with.get(), without.get()))
        : Optional.empty();
  }

  // A loss starts from 0, and adds up without a relative change.
  private static boolean isNothing(BigDecimal baseline, Metric metric) {
    return baseline.signum() == 0 && !metric.equals(QualityMetrics.LOSS);
  }

  private static <T> Optional<T> bad(MapValues map, String message, String hint) {
    map.error(StudyCode.BAD_EVIDENCE, message, hint);
    return Optional.empty();
  }

  private static Optional<BigDecimal> amount(Located<Quantity> amount, Metric metric) {
    return Lookup.amount(amount, amount.value(), metric);
  }
}
