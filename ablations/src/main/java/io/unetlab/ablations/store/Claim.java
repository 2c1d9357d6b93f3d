package io.unetlab.ablations.store;

/**
 * The right to evaluate a trial while no other run of a shared store does. It lasts as long as the
 * run gives signs of life, so that the trial of a killed run is free after a while.
 */
@FunctionalInterface
public interface Claim extends AutoCloseable {

  /** Excludes nobody. */
  Claim NONE = () -> {};

  /** Gives the trial up; its outcome, if there is one, is in the store by then. */
  @Override
  void close();
}
