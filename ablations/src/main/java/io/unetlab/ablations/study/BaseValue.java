package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.Locator;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the value that the base has at the paths of a short factor: the one in its file; else, for
 * inherited values and defaults of the language, the one that leaves every setting as it is when it
 * is set there.
 */
final class BaseValue {

  private final Base base;
  private final Settings settings;

  BaseValue(Base base) {
    this.base = base;
    this.settings = Settings.of(base.spec());
  }

  /** The one of the values that means what the base has, or another; empty after a problem. */
  Optional<OptionValue> find(List<PlacedPath> paths, List<OptionValue> values, Problems problems) {
    if (slips(paths, values.get(0)) && slips(paths, values.get(values.size() - 1))) {
      problems.addAll(PatchedBase.of(base.tree(), patch(paths, values.get(0))).slips());
      return Optional.empty();
    }
    Map<String, Optional<OptionValue>> written = written(paths);
    Optional<OptionValue> found =
        common(written)
            .or(() -> firstNeutral(paths, candidates(written, paths, values)))
            .map(value -> asListed(paths, values, value))
            .or(() -> firstNeutral(paths, values))
            .or(() -> onlyEqual(paths, values));
    if (found.isEmpty()) {
      report(paths.get(0), written, problems);
    }
    return found;
  }

  private boolean slips(List<PlacedPath> paths, OptionValue value) {
    return !PatchedBase.of(base.tree(), patch(paths, value)).slips().isEmpty();
  }

  private static Optional<OptionValue> common(Map<String, Optional<OptionValue>> written) {
    Optional<OptionValue> first = written.values().stream().findFirst().flatMap(it -> it);
    return first.filter(
        value -> written.values().stream().allMatch(it -> it.filter(value::reads).isPresent()));
  }

  // Of the kind of the values: each is a network to read.
  private List<OptionValue> candidates(
      Map<String, Optional<OptionValue>> written,
      List<PlacedPath> paths,
      List<OptionValue> values) {
    Stream<OptionValue> resolved =
        settings.scalars().stream()
            .map(it -> OptionValue.of(new ScalarNode(paths.get(0).location(), it, false)));
    return Stream.concat(
            written.values().stream().flatMap(Optional::stream),
            resolved.filter(it -> values.stream().anyMatch(it::isLike)))
        .toList();
  }

  private OptionValue asListed(
      List<PlacedPath> paths, List<OptionValue> values, OptionValue value) {
    return values.stream()
        .filter(value::reads)
        .findFirst()
        .or(() -> firstNeutral(paths, values.stream().filter(it -> mayMean(it, value)).toList()))
        .orElse(value);
  }

  // Two different numbers are two values; a list of equal depths may mean the same as one depth.
  private static boolean mayMean(OptionValue one, OptionValue other) {
    boolean scalars = one.node() instanceof ScalarNode && other.node() instanceof ScalarNode;
    return !(scalars && one.number().isPresent() && other.number().isPresent());
  }

  private Optional<OptionValue> firstNeutral(List<PlacedPath> paths, List<OptionValue> values) {
    return values.stream()
        .filter(
            value -> spec(paths, value).filter(it -> Settings.of(it).equals(settings)).isPresent())
        .findFirst();
  }

  // Eight heads of 40 channels are the network of heads 40 wide, though another setting.
  private Optional<OptionValue> onlyEqual(List<PlacedPath> paths, List<OptionValue> values) {
    Predicate<NetworkSpec> isBase = it -> it.hash().equals(base.hash());
    List<OptionValue> equal =
        values.stream().filter(value -> spec(paths, value).filter(isBase).isPresent()).toList();
    return equal.size() == 1 ? Optional.of(equal.get(0)) : Optional.empty();
  }

  private Optional<NetworkSpec> spec(List<PlacedPath> paths, OptionValue value) {
    return PatchedBase.of(base.tree(), patch(paths, value)).spec();
  }

  private static SpecPatch patch(List<PlacedPath> paths, OptionValue value) {
    return new SpecPatch(paths.stream().map(it -> it.set(value)).toList());
  }

  // By path, with an item's number in the place of [*]; empty where the file has no value.
  private Map<String, Optional<OptionValue>> written(List<PlacedPath> paths) {
    Map<String, Optional<OptionValue>> written = new LinkedHashMap<>();
    for (PlacedPath placed : paths) {
      for (SpecPath path : single(placed.path())) {
        written.put(
            path.toString(),
            Locator.find(base.tree(), path.toString())
                .filter(it -> !(it instanceof MapNode) && !isNull(it))
                .map(OptionValue::of));
      }
    }
    return written;
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof ScalarNode scalar && scalar.isNull();
  }

  private List<SpecPath> single(SpecPath path) {
    int all = path.segments().indexOf(new SpecPath.All());
    if (all < 0) {
      return List.of(path);
    }
    String list = new SpecPath(path.segments().subList(0, all)).toString();
    int size =
        Locator.find(base.tree(), list)
            .map(it -> it instanceof ListNode items ? items.items().size() : 0)
            .orElse(0);
    List<SpecPath> single = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<SpecPath.Segment> segments = new ArrayList<>(path.segments());
      segments.set(all, new SpecPath.Index(i));
      single.addAll(single(new SpecPath(segments)));
    }
    return single;
  }

  private static void report(
      PlacedPath place, Map<String, Optional<OptionValue>> written, Problems problems) {
    Set<String> different = different(written);
    boolean one = different.size() < 2;
    problems.error(
        StudyCode.BAD_FACTOR,
        place.location(),
        place.path().toString(),
        one
            ? "cannot tell what the base has at `" + place.path() + "`"
            : "the base has different values at the paths: " + String.join(", ", different),
        one
            ? "write it in the base's file, or among the values"
            : "a factor sets one value at all of its paths; make a factor of each");
  }

  private static Set<String> different(Map<String, Optional<OptionValue>> written) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> different = new LinkedHashSet<>();
    written.forEach(
        (path, value) ->
            value
                .filter(it -> names.add(it.name()))
                .ifPresent(it -> different.add(it.name() + " at `" + path + "`")));
    return different;
  }
}
