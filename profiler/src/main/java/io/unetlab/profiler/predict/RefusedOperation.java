package io.unetlab.profiler.predict;

import java.util.Objects;

/**
 * An operation that is neither measured nor between measured ones.
 *
 * @param why a sentence that names it
 */
public record RefusedOperation(OperationKey key, String why) {

  public RefusedOperation {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(why, "why");
  }
}
