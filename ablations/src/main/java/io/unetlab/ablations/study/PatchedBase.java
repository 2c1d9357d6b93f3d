package io.unetlab.ablations.study;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes of the base with a patch: its mistakes are the writer's, broken rules may be repaired
 * by another patch.
 *
 * @param spec empty with any problem
 */
record PatchedBase(Optional<NetworkSpec> spec, List<Problem> problems) {

  private static final Set<ProblemCode> RULES =
      SpecRules.all().stream().map(SpecRule::code).collect(Collectors.toUnmodifiableSet());

  PatchedBase {
    Objects.requireNonNull(spec, "spec");
    problems = List.copyOf(problems);
  }

  static PatchedBase of(MapNode tree, SpecPatch patch) {
    Problems found = new Problems();
    Optional<NetworkSpec> spec = SpecLoader.fromTree(tree, patch, found);
    return new PatchedBase(spec, found.all());
  }

  /** Problems other than broken rules. */
  List<Problem> slips() {
    return problems.stream().filter(problem -> !RULES.contains(problem.code())).toList();
  }

  /** Broken rules of networks. */
  List<Problem> broken() {
    return problems.stream().filter(problem -> RULES.contains(problem.code())).toList();
  }
}
