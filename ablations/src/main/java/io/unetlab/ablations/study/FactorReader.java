package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the factors, and checks their references to each other. */
final class FactorReader {

  /** The word for every factor in a design. */
  static final String ALL = "all";

  private static final List<String> RESERVED = List.of(ALL, StepType.KEEP);

  private final ShortFactorReader brief;
  private List<Factor> readable = List.of();

  FactorReader(Optional<Base> base, List<BaseQuality> quality) {
    this.brief = new ShortFactorReader(base, quality);
  }

  /** The factors; empty, after a problem, when it is not known what options one of them has. */
  Optional<List<Factor>> factors(List<MapValues> maps) {
    List<Located<String>> names = names(maps);
    Lookup.distinct(names, "factor");
    for (Located<String> name : names) {
      if (RESERVED.contains(name.value())) {
        String message = "`" + name.value() + "` cannot be a factor's name";
        name.error(StudyCode.RESERVED_NAME, message);
      }
    }
    readable = maps.stream().flatMap(map -> factor(map).stream()).toList();
    refuseSamePaths(maps);
    if (readable.size() < maps.size()) {
      return Optional.empty();
    }
    new ConditionReader(readable).check(maps);
    for (MapValues map : maps) {
      evidence(map).forEach(it -> checkGiven(map, it, readable));
    }
    return Optional.of(readable);
  }

  /** Those whose options are known, so that a mistake in one does not hide those in others. */
  List<Factor> readable() {
    return readable;
  }

  // Of two that differ in spelling only, such as levels[0] and levels[*], Overwrites warns.
  private static void refuseSamePaths(List<MapValues> maps) {
    Map<String, String> setBy = new HashMap<>();
    for (MapValues map : maps) {
      String own = map.get(CommonKeys.NAME);
      for (Located<PlacedPath> path : map.each(FactorKeys.PATH)) {
        String text = path.value().path().toString();
        String other = setBy.putIfAbsent(text, own);
        if (other != null && !other.equals(own)) {
          path.error(
              StudyCode.BAD_FACTOR,
              "`" + text + "` is set by `" + other + "` already",
              "a path belongs to one factor; `only_if` tells when a factor matters");
        }
      }
    }
  }

  private static Stream<MapValues> evidence(MapValues map) {
    return Stream.concat(
        map.get(EvidenceKeys.BY_VALUE).stream(),
        ConditionReader.options(map).stream()
            .flatMap(option -> option.get(EvidenceKeys.EVIDENCE).stream()));
  }

  private Optional<Factor> factor(MapValues map) {
    Optional<String> wrong = FactorForm.wrong(map);
    wrong.ifPresent(
        it ->
            map.error(StudyCode.BAD_FACTOR, it, "options: [...], or path: ... with values: [...]"));
    if (wrong.isPresent()) {
      return Optional.empty();
    }
    return map.has(FactorKeys.OPTIONS) ? Optional.of(inFull(map)) : brief.factor(map);
  }

  private static List<Located<String>> names(List<MapValues> maps) {
    return maps.stream().map(map -> map.at(CommonKeys.NAME)).toList();
  }

  private static Factor inFull(MapValues map) {
    String name = map.get(CommonKeys.NAME);
    List<MapValues> options = map.get(FactorKeys.OPTIONS);
    Lookup.distinct(names(options), "option");
    refuseEvidenceOfBase(options.get(0));
    refuseChangeOfBase(options.get(0));
    Condition onlyIf = ConditionReader.condition(map);
    return new Factor(
        name,
        map.find(CommonKeys.TITLE).orElse(name),
        options.stream().map(option -> option(option, onlyIf)).toList(),
        map.location());
  }

  private static Option option(MapValues map, Condition ofFactor) {
    String name = map.get(CommonKeys.NAME);
    List<MapValues> evidence = map.get(EvidenceKeys.EVIDENCE);
    return new Option(
        name,
        map.find(CommonKeys.TITLE).orElse(name),
        map.get(FactorKeys.SET),
        EvidenceReader.evidence(evidence),
        ofFactor.and(ConditionReader.condition(map)),
        map.location());
  }

  // It would never be used: the base's option changes nothing.
  private static void refuseEvidenceOfBase(MapValues option) {
    List<MapValues> evidence = option.get(EvidenceKeys.EVIDENCE);
    if (!evidence.isEmpty()) {
      MapValues first = evidence.get(0);
      first.error(
          StudyCode.BAD_EVIDENCE,
          "the first option is the base's, so it has no effect",
          "say what the base's quality is under `" + QualityKeys.QUALITY.name() + "`");
    }
  }

  // Otherwise the base of the report would not be the base of the study.
  private static void refuseChangeOfBase(MapValues option) {
    if (!option.get(FactorKeys.SET).isEmpty()) {
      option.error(
          StudyCode.BASE_OPTION_SETS,
          "the first option is the base's, so it has nothing to set",
          "move the change into the base, or start with an option that has only a name");
    }
  }

  private static void checkGiven(MapValues factorMap, MapValues evidence, List<Factor> factors) {
    String own = factorMap.get(CommonKeys.NAME);
    for (Entry<String> entry : evidence.get(EvidenceKeys.GIVEN)) {
      if (entry.key().value().equals(own)) {
        String message = "`given` is about the other factors, not about `" + own + "` itself";
        entry.key().error(StudyCode.BAD_GIVEN, message);
      } else {
        Optional<Factor> factor = Lookup.factor(entry.key(), factors);
        factor.ifPresent(it -> Lookup.option(entry.value(), it));
      }
    }
  }
}
