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
          FactorKeys.PATH,
          FactorKeys.VALUES,
          FactorKeys.RANGE,
          FactorKeys.STEP,
          EvidenceKeys.BY_VALUE);

  private FactorForm() {}

  /** What contradicts this; a sentence. */
  static Optional<String> wrong(MapValues map) {
    boolean values = map.has(FactorKeys.VALUES);
    boolean range = map.has(FactorKeys.RANGE);
    if (map.has(FactorKeys.OPTIONS)) {
      return SHORT.stream()
          .filter(map::has)
          .map(it -> "the factor has both `options` and `" + it.name() + "`")
          .findFirst();
    }
    if (!map.has(FactorKeys.PATH)) {
      return Optional.of("the factor has neither `options` nor a `path`");
    }
    if (values && range) {
      return Optional.of("the factor has both `values` and `range`");
    }
    if (!values && !range) {
      return Optional.of("the factor has a `path` without `values` or `range`");
    }
    return map.has(FactorKeys.STEP) && !range
        ? Optional.of("the factor has a `step` without `range`")
        : Optional.empty();
  }

  /** Every change that its options may make. */
  static List<SpecPatch> patches(MapValues map) {
    Stream<SpecPatch> listed =
        ConditionReader.options(map).stream().map(option -> option.get(FactorKeys.SET));
    Stream<SpecPatch> brief =
        map.each(FactorKeys.PATH).stream()
            .flatMap(
                path ->
                    map.each(FactorKeys.VALUES).stream()
                        .map(it -> new SpecPatch(List.of(path.value().set(it.value())))));
    return Stream.concat(listed, brief).toList();
  }
}
