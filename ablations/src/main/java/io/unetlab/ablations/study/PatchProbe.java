package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.yaml.MapNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds mistakes in options' patches before anything runs: a patch has to apply to the base, or on
 * top of one option of an earlier factor or of what its condition needs. A patch that only breaks a
 * rule is a warning: its variants are rejected, or another choice makes them valid. So is one that
 * changes no network.
 */
final class PatchProbe {

  private static final Set<ProblemCode> RULES =
      SpecRules.all().stream().map(SpecRule::code).collect(Collectors.toUnmodifiableSet());

  private final MapNode tree;
  private final Problems problems;

  PatchProbe(MapNode tree, Problems problems) {
    this.tree = tree;
    this.problems = problems;
  }

  void probe(List<Factor> factors) {
    for (int i = 0; i < factors.size(); i++) {
      List<Option> before =
          factors.subList(0, i).stream().flatMap(factor -> factor.changes().stream()).toList();
      factors
          .get(i)
          .changes()
          .forEach(option -> probe(option, before, needed(option.onlyIf(), factors)));
    }
  }

  // One set of choices that satisfies the condition.
  private static SpecPatch needed(Condition condition, List<Factor> factors) {
    SpecPatch patch = SpecPatch.EMPTY;
    for (Factor factor : factors) {
      List<String> allowed = condition.allowed().getOrDefault(factor.name(), List.of());
      Optional<Option> first = allowed.stream().findFirst().flatMap(factor::option);
      patch = patch.andThen(first.map(Option::patch).orElse(SpecPatch.EMPTY));
    }
    return patch;
  }

  private void probe(Option option, List<Option> before, SpecPatch needed) {
    if (problems.isFull()) {
      return; // nobody would see it, and to look for what mends it takes long
    }
    List<Problem> alone = slips(option.patch());
    if (alone.isEmpty()) {
      warnOfNoChange(option, before);
      warnOfBrokenRules(option, needed);
      return;
    }
    boolean mended =
        Stream.concat(Stream.of(needed), before.stream().map(Option::patch))
            .anyMatch(it -> slips(it.andThen(option.patch())).isEmpty());
    if (!mended) {
      problems.addAll(alone);
    }
  }

  private void warnOfNoChange(Option option, List<Option> before) {
    if (problems.hasErrors()) {
      return; // first things first
    }
    boolean changes =
        Stream.concat(Stream.of(SpecPatch.EMPTY), before.stream().map(Option::patch))
            .anyMatch(it -> !hash(it).equals(hash(it.andThen(option.patch()))));
    if (!changes) {
      problems.add(
          new Problem(
              Severity.WARNING,
              StudyCode.NO_CHANGE,
              option.location(),
              "",
              "option `" + option.name() + "` changes nothing of the base",
              "its variants are the base under another name"));
    }
  }

  // Without it, only the end of a run would say that no variant of the option exists.
  private void warnOfBrokenRules(Option option, SpecPatch needed) {
    if (problems.hasErrors() || !broken(SpecPatch.EMPTY).isEmpty()) {
      return;
    }
    List<Problem> broken = broken(needed.andThen(option.patch()));
    if (!broken.isEmpty()) {
      Problem first = broken.get(0);
      String more = broken.size() > 1 ? ", and " + (broken.size() - 1) + " more" : "";
      problems.add(
          new Problem(
              Severity.WARNING,
              StudyCode.OPTION_BREAKS_RULE,
              option.location(),
              "",
              "option `%s` alone on the base breaks a rule of networks, %s at %s: %s%s"
                  .formatted(
                      option.name(), first.code().id(), first.location(), first.message(), more),
              "its variants cannot exist unless another choice repairs it"));
    }
  }

  private List<Problem> broken(SpecPatch patch) {
    Problems found = new Problems();
    SpecLoader.fromTree(tree, patch, found);
    return found.all().stream().filter(problem -> RULES.contains(problem.code())).toList();
  }

  private Optional<SpecHash> hash(SpecPatch patch) {
    return SpecLoader.fromTree(tree, patch, new Problems()).map(NetworkSpec::hash);
  }

  private List<Problem> slips(SpecPatch patch) {
    Problems found = new Problems();
    SpecLoader.fromTree(tree, patch, found);
    return found.all().stream().filter(problem -> !RULES.contains(problem.code())).toList();
  }
}
