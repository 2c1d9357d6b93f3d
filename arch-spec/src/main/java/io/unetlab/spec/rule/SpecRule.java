package io.unetlab.spec.rule;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SpecCode;

/**
 * One condition that a network must satisfy to be built.
 *
 * <p>A rule checks one thing only and tolerates specs that break the other rules: all of them run,
 * so that the user sees every problem at once.
 *
 * @param <S> the networks that it checks
 */
public interface SpecRule<S extends NetworkSpec> {

  /** The code of every problem that this rule finds. */
  SpecCode code();

  /** The rule itself, in one sentence. */
  String sentence();

  void check(S spec, Findings findings);
}
