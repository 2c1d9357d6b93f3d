package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds mistakes in options' patches before anything runs: a patch has to apply to the base, or on
 * top of one option of an earlier factor or of what its condition needs. A patch that only breaks a
 * rule is a warning: its variants are rejected, or another choice makes them valid. So is one that
 * changes no network.
 */
final class PatchProbe {

  private final Base base;
  private final Problems problems;

  PatchProbe(Base base, Problems problems) {
    this.base = base;
    this.problems = problems;
  }

  void probe(List<Factor> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Factor factor = factors.get(i);
      List<Factor> earlier = factors.subList(0, i);
      if (factor.values().isPresent()) {
        probeValues(factor, earlier, factors);
      } else {
        List<Option> before = earlier.stream().flatMap(it -> it.changes().stream()).toList();
        factor.changes().forEach(option -> probe(option, before, needed(option.onlyIf(), factors)));
      }
    }
  }

  // A value that is set earlier makes no place for another, only what an option lists does.
  private void probeValues(Factor factor, List<Factor> earlier, List<Factor> factors) {
    List<SpecPatch> before =
        earlier.stream()
            .filter(it -> it.values().isEmpty())
            .flatMap(it -> it.changes().stream())
            .map(Option::patch)
            .toList();
    Condition condition =
        factor.changes().stream().findFirst().map(Option::onlyIf).orElse(Condition.NONE);
    List<Factor> others = factors.stream().filter(it -> !it.name().equals(factor.name())).toList();
    new ValueProbe(base, problems).probe(factor, needed(condition, factors), before, others);
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
    PatchedBase alone = of(option.patch());
    if (alone.slips().isEmpty()) {
      warnOfNoChange(option, alone, before);
      warnOfBrokenRules(option, alone, needed);
      return;
    }
    boolean mended =
        Stream.concat(Stream.of(needed), before.stream().map(Option::patch))
            .anyMatch(it -> of(it.andThen(option.patch())).slips().isEmpty());
    if (!mended) {
      problems.addAll(alone.slips());
    }
  }

  private void warnOfNoChange(Option option, PatchedBase alone, List<Option> before) {
    if (problems.hasErrors()) {
      return; // first things first
    }
    boolean changes =
        !hash(alone).equals(Optional.of(base.hash()))
            || before.stream()
                .map(Option::patch)
                .anyMatch(it -> !hash(of(it)).equals(hash(of(it.andThen(option.patch())))));
    if (!changes) {
      warn(
          StudyCode.NO_CHANGE,
          option.location(),
          "option `" + option.name() + "` changes nothing of the base",
          "its variants are the base under another name");
    }
  }

  // Without it, only the end of a run would say that no variant of the option exists.
  private void warnOfBrokenRules(Option option, PatchedBase alone, SpecPatch needed) {
    if (problems.hasErrors()) {
      return;
    }
    List<Problem> broken = (needed.isEmpty() ? alone : of(needed.andThen(option.patch()))).broken();
    if (!broken.isEmpty()) {
      Problem first = broken.get(0);
      String more = broken.size() > 1 ? ", and " + (broken.size() - 1) + " more" : "";
      warn(
          StudyCode.OPTION_BREAKS_RULE,
          option.location(),
          "option `%s` alone on the base breaks a rule of networks, %s at %s: %s%s"
              .formatted(option.name(), first.code().id(), first.location(), first.message(), more),
          "its variants cannot exist unless another choice repairs it");
    }
  }

  private void warn(StudyCode code, SourceLocation place, String message, String hint) {
    problems.add(new Problem(Severity.WARNING, code, place, "", message, hint));
  }

  private PatchedBase of(SpecPatch patch) {
    return PatchedBase.of(base.tree(), patch);
  }

  private static Optional<SpecHash> hash(PatchedBase patched) {
    return patched.spec().map(NetworkSpec::hash);
  }
}
