package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.SourceLocation;

/** Reading cannot continue after this problem; never leaves the reader. */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  UnreadableException(ProblemCode code, SourceLocation location, String message, String hint) {
    super(message);
    this.problem = new Problem(Severity.ERROR, code, location, "", message, hint);
  }

  UnreadableException(ProblemCode code, SourceLocation location, String message) {
    this(code, location, message, "");
  }

  Problem problem() {
    return problem;
  }
}
