package io.unetlab.spec.diffusers;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes values per position as diffusers does: once if all are equal, else as a list. */
final class ExportLists {

  private ExportLists() {}

  static Object oneOrList(List<Integer> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : values;
  }

  /**
   * One number if it fits every position, else a list.
   *
   * @param values empty where any value will do
   * @param filler the value for such a position
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
