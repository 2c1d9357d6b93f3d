package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads factors that give a path its values, one option each; the base's comes first. */
final class ShortFactorReader {

  private final Optional<BaseValue> base;
  private final List<BaseQuality> quality;

  ShortFactorReader(Optional<Base> base, List<BaseQuality> quality) {
    this.base = base.map(BaseValue::new);
    this.quality = quality;
  }

  /** A factor; empty, after a problem, when its values are not known. */
  Optional<Factor> factor(MapValues map) {
    List<OptionValue> values = distinct(values(map));
    List<PlacedPath> paths = map.get(FactorKeys.PATH).items();
    refuseTwice(map.each(FactorKeys.PATH));
    return values.isEmpty() ? Optional.empty() : Optional.of(factor(map, paths, values));
  }

  // Without a base, whose problem is reported elsewhere, the first value is as good as any.
  private Factor factor(MapValues map, List<PlacedPath> paths, List<OptionValue> values) {
    Problems problems = map.reading().problems();
    Optional<OptionValue> ofBase = base.flatMap(it -> it.find(paths, values, problems));
    OptionValue first = ofBase.orElse(values.get(0));
    boolean added = !values.contains(first);
    List<OptionValue> ordered = new ArrayList<>(List.of(first));
    values.stream().filter(it -> !it.equals(first)).forEach(ordered::add);
    Map<String, List<Evidence>> evidence =
        EvidenceReader.byValue(map.get(EvidenceKeys.BY_VALUE), ordered, ofBase, quality);
    Condition onlyIf = ConditionReader.condition(map);
    String name = map.get(CommonKeys.NAME);
    return new Factor(
        name,
        map.find(CommonKeys.TITLE).orElse(name),
        ordered.stream()
            .map(it -> option(it, it.equals(first) ? List.of() : paths, evidence, onlyIf))
            .toList(),
        Optional.of(
            new FactorValues(
                paths.stream().map(PlacedPath::path).toList(), numbers(ordered), added)),
        map.location());
  }

  private static Option option(
      OptionValue value,
      List<PlacedPath> paths,
      Map<String, List<Evidence>> evidence,
      Condition onlyIf) {
    return new Option(
        value.name(),
        value.name(),
        new SpecPatch(paths.stream().map(it -> it.set(value)).toList()),
        evidence.getOrDefault(value.name(), List.of()),
        onlyIf,
        value.node().location());
  }

  private static Optional<List<BigDecimal>> numbers(List<OptionValue> values) {
    List<BigDecimal> numbers = values.stream().flatMap(it -> it.number().stream()).toList();
    return numbers.size() == values.size() ? Optional.of(numbers) : Optional.empty();
  }

  private static List<Located<OptionValue>> values(MapValues map) {
    List<Located<OptionValue>> listed = map.each(FactorKeys.VALUES);
    return listed.isEmpty() ? inRange(map) : listed;
  }

  private static List<Located<OptionValue>> inRange(MapValues map) {
    Located<List<BigDecimal>> range = map.at(FactorKeys.RANGE);
    BigDecimal from = range.value().get(0);
    BigDecimal to = range.value().get(1);
    BigDecimal step = map.get(FactorKeys.STEP);
    Optional<String> wrong = wrong(from, to, step);
    wrong.ifPresent(
        it -> map.error(FactorKeys.STEP, StudyCode.BAD_FACTOR, it, "values: [...] lists any"));
    if (wrong.isPresent()) {
      return List.of();
    }
    List<Located<OptionValue>> values = new ArrayList<>();
    int steps = to.subtract(from).divideToIntegralValue(step).intValueExact();
    for (int i = 0; i <= steps; i++) {
      BigDecimal value = from.add(step.multiply(BigDecimal.valueOf(i)));
      YamlNode node = new ScalarNode(range.node().location(), OptionValue.text(value), false);
      values.add(new Located<>(OptionValue.of(node), node, range.at()));
    }
    return values;
  }

  private static Optional<String> wrong(BigDecimal from, BigDecimal to, BigDecimal step) {
    BigDecimal width = to.subtract(from);
    String range = OptionValue.text(from) + " to " + OptionValue.text(to);
    String ofStep = "a step of " + OptionValue.text(step);
    if (step.signum() == 0 || width.signum() * step.signum() < 0) {
      return Optional.of(ofStep + " does not lead from " + range);
    }
    if (width.remainder(step).signum() != 0) {
      return Optional.of(ofStep + " does not divide the range from " + range);
    }
    BigDecimal steps = width.divideToIntegralValue(step);
    return steps.compareTo(BigDecimal.valueOf(FactorKeys.MOST_OPTIONS)) < 0
        ? Optional.empty()
        : Optional.of(
            String.join(
                " ",
                ofStep,
                "makes",
                OptionValue.text(steps.add(BigDecimal.ONE)),
                "values of",
                range + "; a factor has at most " + FactorKeys.MOST_OPTIONS));
  }

  private static List<OptionValue> distinct(List<Located<OptionValue>> values) {
    Set<String> names = new HashSet<>();
    List<OptionValue> distinct = new ArrayList<>();
    for (Located<OptionValue> value : values) {
      if (names.add(value.value().name())) {
        distinct.add(value.value());
      } else {
        value.error(StudyCode.DUPLICATE_NAME, "value `" + value.value().name() + "` appears twice");
      }
    }
    return distinct;
  }

  private static void refuseTwice(List<Located<PlacedPath>> paths) {
    Set<String> seen = new HashSet<>();
    for (Located<PlacedPath> path : paths) {
      String text = path.value().path().toString();
      if (!seen.add(text)) {
        path.error(StudyCode.DUPLICATE_NAME, "path `" + text + "` appears twice");
      }
    }
  }
}
