package io.unetlab.profiler.delegate;

import io.unetlab.profiler.delegate.Verdict.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of a delegate. It refuses an operator that it does not have, and a node of one that it
 * has if a rule says so.
 *
 * @param list where the delegate lists its operators
 * @param read the operators that it has, whose conditions were read
 * @param unread the other operators that it has
 * @param rules the first that refuses a node gives the reason
 * @param changes what to do about operators that it does not have, by operator
 */
public record RuleBook<N extends FileNode>(
    Source list,
    Set<String> read,
    Set<String> unread,
    List<Rule<N>> rules,
    Map<String, String> changes) {

  public RuleBook {
    Objects.requireNonNull(list, "list");
    read = Collections.unmodifiableSet(new TreeSet<>(read));
    unread = Collections.unmodifiableSet(new TreeSet<>(unread));
    rules = List.copyOf(rules);
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    for (Rule<N> rule : rules) {
      if (!read.containsAll(rule.operators())) {
        throw new IllegalArgumentException(
            "a rule about operators that are not read: " + rule.operators());
      }
    }
  }

  /** What the delegate does with a node. */
  public Verdict verdict(N node) {
    String operator = node.operator();
    if (unread.contains(operator)) {
      return new Verdict(
          Outcome.UNKNOWN, "its conditions for this operator were not read", "", Optional.of(list));
    }
    if (!read.contains(operator)) {
      return Verdict.refused(
          "it does not have the operator", changes.getOrDefault(operator, ""), list);
    }
    return rules.stream()
        .filter(rule -> rule.isAbout(node) && rule.refuses().test(node))
        .findFirst()
        .map(rule -> Verdict.refused(rule.reason(), rule.change(), rule.source()))
        .orElse(Verdict.ACCEPTED);
  }
}
