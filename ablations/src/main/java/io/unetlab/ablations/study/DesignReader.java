package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up the names in a design, and checks that each step of its ladder changes something. */
final class DesignReader {

  private final Complaints complaints;
  private final List<Factor> factors;

  DesignReader(Complaints complaints, List<Factor> factors) {
    this.complaints = complaints;
    this.factors = factors;
  }

  Design design(MapValues map) {
    Design design =
        new Design(
            names(map, StudyParser.ONE_AT_A_TIME),
            ladder(map.find(StudyParser.LADDER).orElse(List.of())),
            names(map, StudyParser.FACTORIAL));
    boolean asks =
        List.of(StudyParser.ONE_AT_A_TIME, StudyParser.FACTORIAL).stream()
                .anyMatch(key -> map.find(key).filter(it -> !it.items().isEmpty()).isPresent())
            || map.find(StudyParser.LADDER).filter(it -> !it.isEmpty()).isPresent();
    if (!asks) {
      complaints.add(
          StudyCode.DESIGN_EMPTY,
          map.location(),
          map.reading().path(),
          "the design asks for no variant",
          "factorial: all tries every combination");
    }
    return design;
  }

  private List<String> names(MapValues map, Key<OneOrList<Located<String>>> key) {
    Optional<OneOrList<Located<String>>> said = map.find(key);
    if (said.isEmpty()) {
      return List.of();
    }
    List<Located<String>> names = said.get().items();
    if (!said.get().isList() && names.get(0).value().equals(FactorReader.ALL)) {
      return factors.stream().map(Factor::name).toList();
    }
    complaints.distinct(names, "factor");
    return names.stream()
        .flatMap(name -> complaints.factor(name, factors).stream())
        .map(Factor::name)
        .distinct()
        .toList();
  }

  private List<Design.Step> ladder(List<Located<StepType.Step>> steps) {
    List<Design.Step> ladder = new ArrayList<>();
    Map<String, String> kept = new HashMap<>();
    for (Located<StepType.Step> step : steps) {
      Entry<String> choice = step.value().choice();
      Optional<Factor> factor = complaints.factor(choice.key(), factors);
      Optional<Option> option = factor.flatMap(it -> complaints.option(choice.value(), it));
      if (factor.isEmpty() || option.isEmpty()) {
        continue;
      }
      String name = factor.get().name();
      String now = kept.getOrDefault(name, factor.get().base().name());
      if (now.equals(option.get().name())) {
        String message = "the step changes nothing: `" + name + "` is `" + now + "` already";
        step.error(complaints, StudyCode.BAD_LADDER_STEP, message);
      }
      ladder.add(new Design.Step(name, option.get().name(), step.value().keep()));
      if (step.value().keep()) {
        kept.put(name, option.get().name());
      }
    }
    return ladder;
  }
}
