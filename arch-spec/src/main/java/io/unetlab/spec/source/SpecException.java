package io.unetlab.spec.source;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input cannot be used; holds every problem that was found in it. Exit code 2. */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;
  private final int dropped;

  public SpecException(List<Problem> problems, int dropped) {
    super(problems.stream().map(Problem::summary).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.dropped = dropped;
  }

  /** One error, where no others can be looked for. */
  public static SpecException of(
      ProblemCode code, SourceLocation location, String message, String hint) {
    return new SpecException(
        List.of(new Problem(Severity.ERROR, code, location, "", message, hint)), 0);
  }

  public List<Problem> problems() {
    return problems;
  }

  /** How many further problems were found but not kept. */
  public int dropped() {
    return dropped;
  }
}
