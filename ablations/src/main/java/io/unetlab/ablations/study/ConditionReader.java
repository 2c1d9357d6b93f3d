package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code only_if} of factors and options, and checks that each can be met. */
final class ConditionReader {

  private final List<Factor> factors;

  ConditionReader(List<Factor> factors) {
    this.factors = factors;
  }

  /** The condition of a factor or an option; its names are not looked up. */
  static Condition condition(MapValues map) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    for (Entry<OneOrList<String>> entry : entries(map)) {
      List<String> options = entry.value().value().items();
      allowed.put(entry.key().value(), options);
    }
    return new Condition(allowed);
  }

  private static List<Entry<OneOrList<String>>> entries(MapValues map) {
    return map.get(FactorKeys.ONLY_IF);
  }

  /** The options that a factor lists; none of a short one. */
  static List<MapValues> options(MapValues factor) {
    return factor.find(FactorKeys.OPTIONS).orElse(List.of());
  }

  void check(List<MapValues> maps) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (MapValues map : maps) {
      String own = map.get(CommonKeys.NAME);
      Set<String> needed = needs.computeIfAbsent(own, name -> new LinkedHashSet<>());
      checkNames(own, map, needed);
      List<MapValues> options = options(map);
      options.stream().limit(1).forEach(this::refuseOfBase);
      options.stream().skip(1).forEach(option -> checkNames(own, option, needed));
      options.forEach(option -> refuseContradiction(map, option));
    }
    refuseCircle(maps, needs);
  }

  private void checkNames(String own, MapValues map, Set<String> needed) {
    for (Entry<OneOrList<String>> entry : entries(map)) {
      if (entry.key().value().equals(own)) {
        String message = "`only_if` is about the other factors, not about `" + own + "` itself";
        entry.key().error(StudyCode.BAD_CONDITION, message);
        continue;
      }
      Optional<Factor> factor = Lookup.factor(entry.key(), factors);
      factor.ifPresent(
          it -> {
            needed.add(it.name());
            Located.each(entry.value()).forEach(name -> Lookup.option(name, it));
          });
    }
  }

  // Nothing would ever use it: the base is always made.
  private void refuseOfBase(MapValues option) {
    if (!entries(option).isEmpty()) {
      entries(option)
          .get(0)
          .key()
          .error(
              StudyCode.BAD_CONDITION,
              "the first option is the base's, so it is always valid",
              "move it to the factor, or to its other options");
    }
  }

  private void refuseContradiction(MapValues factor, MapValues option) {
    Condition both = condition(factor).and(condition(option));
    for (Entry<OneOrList<String>> entry : entries(option)) {
      if (both.allowed().getOrDefault(entry.key().value(), List.of()).isEmpty()) {
        entry
            .key()
            .error(
                StudyCode.BAD_CONDITION,
                "the factor's `only_if` and the option's leave nothing of `"
                    + entry.key().value()
                    + "`");
      }
    }
  }

  private void refuseCircle(List<MapValues> maps, Map<String, Set<String>> needs) {
    List<String> circle = Conditions.circle(needs);
    if (circle.isEmpty()) {
      return;
    }
    for (MapValues map : maps) {
      if (map.get(CommonKeys.NAME).equals(circle.get(0))) {
        map.at(CommonKeys.NAME)
            .error(
                StudyCode.BAD_CONDITION,
                "`only_if` is circular: " + String.join(" needs ", circle));
        return;
      }
    }
  }
}
