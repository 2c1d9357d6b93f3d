package io.unetlab.spec.diffusers;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The shortest of diffusers' ways to say a value for each place: once, or as a list. */
final class ExportLists {

  private ExportLists() {}

  static Object oneOrList(List<Integer> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : values;
  }

  /**
   * One number when it suits every place; else a list.
   *
   * @param values empty where any value will do
   * @param filler the value for such a place
   */
  static Object oneOrList(List<Optional<Object>> values, IntFunction<Integer> filler) {
    List<Object> said = values.stream().flatMap(Optional::stream).distinct().toList();
    if (said.isEmpty()) {
      return filler.apply(0);
    }
    if (said.size() == 1 && said.get(0) instanceof Integer) {
      return said.get(0);
    }
    return IntStream.range(0, values.size())
        .mapToObj(i -> values.get(i).orElseGet(() -> filler.apply(i)))
        .toList();
  }
}
