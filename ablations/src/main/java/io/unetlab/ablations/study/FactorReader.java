package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.Optional;

/** Makes the factors, and checks what they say of each other. */
final class FactorReader {

  /** What stands for every factor in a design. */
  static final String ALL = "all";

  private static final List<String> RESERVED = List.of(ALL, StepType.KEEP);

  private final Complaints complaints;

  FactorReader(Complaints complaints) {
    this.complaints = complaints;
  }

  List<Factor> factors(List<MapValues> maps) {
    List<Located<String>> names = names(maps);
    complaints.distinct(names, "factor");
    for (Located<String> name : names) {
      if (RESERVED.contains(name.value())) {
        String message = "`" + name.value() + "` cannot be a factor's name";
        name.error(complaints, StudyCode.RESERVED_NAME, message);
      }
    }
    List<Factor> factors = maps.stream().map(this::factor).toList();
    new ConditionReader(complaints, factors).check(maps);
    for (MapValues map : maps) {
      map.get(StudyParser.OPTIONS).forEach(option -> checkGiven(map, option, factors));
    }
    return factors;
  }

  private static List<Located<String>> names(List<MapValues> maps) {
    return maps.stream().map(map -> map.get(StudyParser.OWN_NAME)).toList();
  }

  private Factor factor(MapValues map) {
    String name = map.get(StudyParser.OWN_NAME).value();
    List<MapValues> options = map.get(StudyParser.OPTIONS);
    complaints.distinct(names(options), "option");
    refuseEvidenceOfBase(options.get(0));
    refuseChangeOfBase(options.get(0));
    Condition onlyIf = ConditionReader.condition(map);
    return new Factor(
        name,
        map.find(StudyParser.TITLE).orElse(name),
        options.stream().map(option -> option(option, onlyIf)).toList(),
        map.location());
  }

  private Option option(MapValues map, Condition ofFactor) {
    String name = map.get(StudyParser.OWN_NAME).value();
    List<MapValues> evidence = map.find(StudyParser.EVIDENCE).orElse(List.of());
    return new Option(
        name,
        map.find(StudyParser.TITLE).orElse(name),
        map.find(StudyParser.SET).orElse(SpecPatch.EMPTY),
        new EvidenceReader(complaints).evidence(evidence),
        ofFactor.and(ConditionReader.condition(map)),
        map.location());
  }

  // Nothing would ever use it: what the base has is no change.
  private void refuseEvidenceOfBase(MapValues option) {
    List<MapValues> evidence = option.find(StudyParser.EVIDENCE).orElse(List.of());
    if (!evidence.isEmpty()) {
      MapValues first = evidence.get(0);
      complaints.add(
          StudyCode.BAD_EVIDENCE,
          first.location(),
          first.reading().path(),
          "the first option is what the base has, and so has no effect",
          "say what the base's quality is under `" + StudyParser.QUALITY.name() + "`");
    }
  }

  // Otherwise the base of the report would not be the base of the study.
  private void refuseChangeOfBase(MapValues option) {
    if (option.find(StudyParser.SET).filter(patch -> !patch.isEmpty()).isPresent()) {
      complaints.add(
          StudyCode.BASE_OPTION_SETS,
          option.location(),
          option.reading().path(),
          "the first option is how the base is, and so has nothing to set",
          "write the change into the base, or begin with an option that says only its name");
    }
  }

  private void checkGiven(MapValues factorMap, MapValues optionMap, List<Factor> factors) {
    String own = factorMap.get(StudyParser.OWN_NAME).value();
    for (MapValues evidence : optionMap.find(StudyParser.EVIDENCE).orElse(List.of())) {
      for (Entry<String> entry : evidence.find(StudyParser.GIVEN).orElse(List.of())) {
        if (entry.key().value().equals(own)) {
          String message = "`given` is about the other factors, not about `" + own + "` itself";
          entry.key().error(complaints, StudyCode.BAD_GIVEN, message);
        } else {
          Optional<Factor> factor = complaints.factor(entry.key(), factors);
          factor.ifPresent(it -> complaints.option(entry.value(), it));
        }
      }
    }
  }
}
