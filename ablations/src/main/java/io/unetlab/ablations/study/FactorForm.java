package io.unetlab.ablations.study;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A factor lists its options, or it has a path with its values; not both. */
final class FactorForm {

  private static final List<Key<?>> SHORT =
      List.of(
          StudyParser.PATH,
          StudyParser.VALUES,
          StudyParser.RANGE,
          StudyParser.STEP,
          StudyParser.BY_VALUE);

  private FactorForm() {}

  /** What contradicts this; a sentence. */
  static Optional<String> wrong(MapValues map) {
    boolean values = map.has(StudyParser.VALUES);
    boolean range = map.has(StudyParser.RANGE);
    if (map.has(StudyParser.OPTIONS)) {
      return SHORT.stream()
          .filter(map::has)
          .map(it -> "the factor has both `options` and `" + it.name() + "`")
          .findFirst();
    }
    if (!map.has(StudyParser.PATH)) {
      return Optional.of("the factor has neither `options` nor a `path`");
    }
    if (values && range) {
      return Optional.of("the factor has both `values` and `range`");
    }
    if (!values && !range) {
      return Optional.of("the factor has a `path` without `values` or `range`");
    }
    return map.has(StudyParser.STEP) && !range
        ? Optional.of("the factor has a `step` without `range`")
        : Optional.empty();
  }

  /** Every change that its options may make. */
  static List<SpecPatch> patches(MapValues map) {
    Stream<SpecPatch> listed =
        ConditionReader.options(map).stream().map(option -> option.get(StudyParser.SET));
    Stream<SpecPatch> brief =
        map.each(StudyParser.PATH).stream()
            .flatMap(
                path ->
                    map.each(StudyParser.VALUES).stream()
                        .map(it -> new SpecPatch(List.of(path.value().set(it.value())))));
    return Stream.concat(listed, brief).toList();
  }
}
