package io.unetlab.spec.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** One word of an enum, spelled in lower case. */
public final class ChoiceType {

  private ChoiceType() {}

  /** How a constant is spelled in YAML. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> ScalarType<E> of(Class<E> words) {
    return of(List.of(words.getEnumConstants()));
  }

  /** Some words of an enum. */
  public static <E extends Enum<E>> ScalarType<E> of(Collection<E> words) {
    List<E> constants = List.copyOf(words);
    List<String> spelled = constants.stream().map(ChoiceType::word).toList();
    return ScalarType.oneOf(spelled, word -> constants.get(spelled.indexOf(word)));
  }
}
