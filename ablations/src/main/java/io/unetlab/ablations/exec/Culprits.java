package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.BrokenRule;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which choices of a rejected variant are to blame: reverts them one by one, and keeps only
 * those without which the rule would hold.
 *
 * <p>Variants with the same culprits among their choices share the answer.
 */
final class Culprits {

  /** Choices that together break a rule. */
  private record Known(String code, Map<String, String> choices) {}

  private final List<Factor> factors;
  private final VariantBuilder builder;
  private final List<Known> known = new ArrayList<>();

  Culprits(List<Factor> factors, VariantBuilder builder) {
    this.factors = factors;
    this.builder = builder;
  }

  /** The choices, {@code factor=option} each; none when the base itself breaks the rule. */
  List<String> of(Variant variant, List<BrokenRule> reasons) {
    String code = reasons.get(0).code();
    for (Known earlier : known) {
      boolean same = earlier.code().equals(code);
      if (same && variant.choices().entrySet().containsAll(earlier.choices().entrySet())) {
        return labels(earlier.choices());
      }
    }
    Map<String, String> blamed = new LinkedHashMap<>();
    Map<Factor, Option> changes = variant.changesIn(factors);
    changes.forEach((factor, option) -> blamed.put(factor.name(), option.name()));
    for (Factor factor : changes.keySet()) {
      String option = variant.option(factor).name();
      blamed.remove(factor.name());
      if (!breaks(blamed, code)) {
        blamed.put(factor.name(), option);
      }
    }
    Map<String, String> ordered = inOrder(blamed);
    known.add(new Known(code, ordered));
    return labels(ordered);
  }

  private boolean breaks(Map<String, String> choices, String code) {
    Problems problems = new Problems();
    builder.build(Variant.of(factors, choices), problems);
    return problems.all().stream().anyMatch(problem -> problem.code().id().equals(code));
  }

  private Map<String, String> inOrder(Map<String, String> choices) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (Factor factor : factors) {
      String option = choices.get(factor.name());
      if (option != null) {
        ordered.put(factor.name(), option);
      }
    }
    return ordered;
  }

  private static List<String> labels(Map<String, String> choices) {
    return choices.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList();
  }
}
