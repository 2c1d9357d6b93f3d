package io.unetlab.cluster;

import java.util.List;
import java.util.Optional;
import org.apache.spark.FutureAction;
import scala.util.Failure;

/**
 * Tasks that were submitted to Spark together.
 *
 * @param parts their parts
 */
record Submission(FutureAction<?> action, List<Integer> parts) {

  /** Whether Spark is done with them: all are answered, or it gave up. */
  boolean isEnded() {
    return action.isCompleted();
  }

  /** Why Spark gave up, once it is done. */
  Optional<Throwable> fault() {
    return action.value().get() instanceof Failure<?> failure
        ? Optional.of(failure.exception())
        : Optional.empty();
  }
}
