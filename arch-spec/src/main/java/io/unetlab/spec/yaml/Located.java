package io.unetlab.spec.yaml;

import io.unetlab.spec.source.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A value with its location, for checks that are possible only once the whole document is read.
 *
 * @param node what it was read from
 * @param at its path in the document, and where problems with it go
 */
public record Located<T>(T value, YamlNode node, Reading at) {

  public Located {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(at, "at");
  }

  /** The values of a list, or the one value in place of a list, each with its location. */
  public static <T> List<Located<T>> each(Located<? extends Iterable<T>> values) {
    List<Located<T>> each = new ArrayList<>();
    for (T value : values.value()) {
      int index = each.size();
      each.add(
          values.node() instanceof ListNode list
              ? new Located<>(value, list.items().get(index), values.at().item(index))
              : new Located<>(value, values.node(), values.at()));
    }
    return each;
  }

  /** Reports a problem with the value. */
  public void error(ProblemCode code, String message, String hint) {
    at.error(code, node, message, hint);
  }

  public void error(ProblemCode code, String message) {
    at.error(code, node, message);
  }
}
