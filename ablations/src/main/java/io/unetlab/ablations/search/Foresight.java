package io.unetlab.ablations.search;

import java.util.OptionalDouble;

/** What is known about a configuration before it is evaluated. */
public interface Foresight {

  /** Numbers that describe it: its counts, and which options it has. */
  double[] features(int[] configuration);

  int objectives();

  /** An objective, of which less is better; empty when it has to be evaluated. */
  OptionalDouble objective(int index, int[] configuration);

  /** By how much it exceeds limits on what is known, as {@link Answer#violation}. */
  double violation(int[] configuration);
}
