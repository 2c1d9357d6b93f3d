package io.unetlab.spec.yaml;

import io.unetlab.spec.source.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A value that was read, with its place: for what can only be checked once the whole is known.
 *
 * @param node what it was read from
 * @param at where that is in the document, and where complaints about it go
 */
public record Located<T>(T value, YamlNode node, Reading at) {

  public Located {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(at, "at");
  }

  /** The values of a list, or of the one value that stands for a list, each with its place. */
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

  /** Leaves a complaint about the value. */
  public void error(ProblemCode code, String message, String hint) {
    at.error(code, node, message, hint);
  }

  public void error(ProblemCode code, String message) {
    at.error(code, node, message);
  }
}
