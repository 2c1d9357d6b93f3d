package io.unetlab.profiler.process;

import java.util.Optional;

/**
 * Follows a child process and can stop it. Called by the thread that runs it, more than once a
 * second.
 *
 * @param <E> a step
 */
public interface ChildWatch<E> {

  /** The process in messages, such as {@code measuring process}. */
  String name();

  /**
   * Receives a step.
   *
   * @throws java.util.concurrent.CancellationException if the process must end
   */
  void tell(E event);

  /**
   * Called between steps.
   *
   * @throws java.util.concurrent.CancellationException if the process must end
   */
  void requireGoingOn();

  /** Why the process took too long; empty as long as it did not. */
  Optional<String> overdue();
}
