package io.unetlab.profiler.delegate;

import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A condition under which a delegate refuses a node of an operator that it has.
 *
 * @param operators that it is about; empty if it is about every operator
 * @param condition in words, after "refused if"
 * @param refuses whether a node meets the condition
 * @param reason in plain words, a sentence without its full stop
 * @param change what to do about it, likewise; empty if nothing is known
 */
public record Rule<N extends FileNode>(
    Set<String> operators,
    String condition,
    Predicate<N> refuses,
    String reason,
    String change,
    Source source) {

  public Rule {
    operators = Set.copyOf(operators);
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(refuses, "refuses");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(source, "source");
  }

  boolean isAbout(N node) {
    return operators.isEmpty() || operators.contains(node.operator());
  }
}
