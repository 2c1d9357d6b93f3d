package io.unetlab.spec.rule;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.SpecCode;

/**
 * One condition without which a network cannot be built.
 *
 * <p>A rule looks at one thing only, and bears with specs that break the other rules: all of them
 * run, so that the user sees every problem at once.
 *
 * @param <S> the networks that it is written for
 */
public interface SpecRule<S extends NetworkSpec> {

  /** The code of every problem that this rule finds. */
  SpecCode code();

  /** The rule itself, in one sentence. */
  String sentence();

  void check(S spec, Findings findings);
}
