package io.unetlab.cli.option;

import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A condition on variants.
 *
 * @param miss how far a variant is from a limit, relative to its bound: 0 if it holds, infinite if
 *     no distance can be stated
 * @param value the variant's value of the limited metric, such as {@code macs 183.5 G}; empty for
 *     other conditions
 */
public record VariantCondition(
    Predicate<TrialResult> holds,
    ToDoubleFunction<TrialResult> miss,
    Function<TrialResult, List<String>> value) {

  /** A condition that holds or does not. */
  static VariantCondition of(Predicate<TrialResult> holds) {
    return new VariantCondition(
        holds, trial -> holds.test(trial) ? 0 : Double.POSITIVE_INFINITY, trial -> List.of());
  }
}
