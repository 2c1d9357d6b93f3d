package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.path.SpecPath.All;
import io.unetlab.spec.path.SpecPath.Index;
import io.unetlab.spec.path.SpecPath.Key;
import io.unetlab.spec.path.SpecPath.Segment;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns of a factor that overwrites what an earlier one sets: the two chosen together are then the
 * later one alone, under a name that claims both. A later factor that sets a part of what an
 * earlier one laid out refines it, which is fine.
 */
final class Overwrites {

  private final MapNode base;
  private final List<Factor> factors;
  private final Problems problems;
  private final IdentityHashMap<Factor, List<Option>> alike = new IdentityHashMap<>();

  /**
   * @param base the base's tree, whose lists say which item {@code [-1]} is
   */
  Overwrites(MapNode base, List<Factor> factors, Problems problems) {
    this.base = base;
    this.factors = factors;
    this.problems = problems;
  }

  /** Adds one warning for each earlier factor and each change of a later one that overwrites it. */
  void check() {
    for (int i = 0; i < factors.size(); i++) {
      for (Factor earlier : factors.subList(0, i)) {
        check(earlier, factors.get(i));
      }
    }
  }

  private void check(Factor earlier, Factor later) {
    List<Option> alike = alike(earlier);
    for (Option option : later.values().isPresent() ? alike(later) : later.changes()) {
      for (Assignment change : option.patch().assignments()) {
        alike.stream()
            .filter(it -> canMeet(earlier, it, later, option))
            .flatMap(it -> overwritten(it, change).stream().map(was -> name(earlier, it, was)))
            .findFirst()
            .ifPresent(was -> warn(later, option, change, was));
      }
    }
  }

  // Options that set the same paths under the same condition, which are mostly all of a factor's,
  // by their first.
  private List<Option> alike(Factor factor) {
    return alike.computeIfAbsent(factor, it -> distinct(it.changes()));
  }

  private static List<Option> distinct(List<Option> options) {
    Map<List<Object>, Option> distinct = new LinkedHashMap<>();
    for (Option option : options) {
      List<SpecPath> paths = option.patch().assignments().stream().map(Assignment::path).toList();
      distinct.putIfAbsent(List.of(paths, option.onlyIf()), option);
    }
    return List.copyOf(distinct.values());
  }

  private static boolean canMeet(Factor earlier, Option before, Factor later, Option after) {
    return allows(after.onlyIf(), earlier, before) && allows(before.onlyIf(), later, after);
  }

  private static boolean allows(Condition condition, Factor factor, Option option) {
    List<String> allowed = condition.allowed().get(factor.name());
    return allowed == null || allowed.contains(option.name());
  }

  private Optional<Assignment> overwritten(Option earlier, Assignment later) {
    return earlier.patch().assignments().stream()
        .filter(it -> covers(later.path().segments(), it.path().segments()))
        .findFirst();
  }

  /** Whether a path is that of another value, or of one that contains it. */
  private boolean covers(List<Segment> path, List<Segment> other) {
    if (path.size() > other.size()) {
      return false;
    }
    Optional<YamlNode> at = Optional.of(base);
    for (int i = 0; i < path.size(); i++) {
      if (!canBeSame(path.get(i), other.get(i), at)) {
        return false;
      }
      Segment step = path.get(i);
      at = at.flatMap(node -> child(node, step));
    }
    return true;
  }

  private static boolean canBeSame(Segment one, Segment other, Optional<YamlNode> list) {
    if (one instanceof Index a && other instanceof Index b) {
      int size = list.flatMap(Overwrites::items).map(List::size).orElse(0);
      return a.in(size) == b.in(size);
    }
    return one.equals(other) || isItem(one) && isItem(other);
  }

  private static Optional<List<YamlNode>> items(YamlNode node) {
    return node instanceof ListNode list ? Optional.of(list.items()) : Optional.empty();
  }

  // The items of a list are alike: any of them stands for all.
  private static Optional<YamlNode> child(YamlNode node, Segment step) {
    return step instanceof Key key
        ? node instanceof MapNode map ? map.get(key.name()) : Optional.empty()
        : items(node).flatMap(it -> it.stream().findFirst());
  }

  private static boolean isItem(Segment segment) {
    return segment instanceof All || segment instanceof Index;
  }

  private static String name(Factor factor, Option option, Assignment was) {
    return "`%s=%s` sets `%s` at %s"
        .formatted(factor.name(), option.name(), was.path(), was.location());
  }

  private void warn(Factor factor, Option option, Assignment change, String was) {
    problems.add(
        new Problem(
            Severity.WARNING,
            StudyCode.OVERWRITES,
            change.location(),
            "",
            "`%s=%s` sets `%s` and overwrites an earlier factor's choice: %s"
                .formatted(factor.name(), option.name(), change.path(), was),
            "chosen together, only the later one counts; let each factor set its own paths"));
  }
}
