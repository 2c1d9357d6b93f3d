package io.unetlab.spec.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Collects all problems of a stage, so that the user sees them together.
 *
 * <p>At most {@link #LIMIT} are kept: a hostile file must not fill the memory with problems.
 */
public final class Problems {

  /** The number of problems that are kept; later ones are only counted. */
  public static final int LIMIT = 100;

  private final List<Problem> all = new ArrayList<>();
  private int dropped;
  private boolean errors;

  /** Adds a problem, unless the same was already reported for the same location. */
  public void add(Problem problem) {
    errors |= problem.severity() == Severity.ERROR;
    if (isFull()) {
      dropped++;
    } else if (all.stream().noneMatch(problem::repeats)) {
      all.add(problem);
    }
  }

  public void addAll(Collection<Problem> problems) {
    problems.forEach(this::add);
  }

  /** Adds another stage's problems, and the count of those that it dropped. */
  public void addAll(Problems other) {
    addAll(other.all);
    dropped += other.dropped;
    errors |= other.errors;
  }

  public void error(
      ProblemCode code, SourceLocation location, String path, String message, String hint) {
    add(new Problem(Severity.ERROR, code, location, path, message, hint));
  }

  public void error(ProblemCode code, SourceLocation location, String path, String message) {
    error(code, location, path, message, "");
  }

  /** The problems in the order in which they were found; unmodifiable. */
  public List<Problem> all() {
    return Collections.unmodifiableList(all);
  }

  /** How many problems were found, kept or dropped. */
  public int count() {
    return all.size() + dropped;
  }

  /** How many problems were found beyond {@link #LIMIT}. */
  public int dropped() {
    return dropped;
  }

  /** Whether further problems are only counted, so that callers can skip building hints. */
  public boolean isFull() {
    return all.size() >= LIMIT;
  }

  /** Whether an error was found, kept or dropped. */
  public boolean hasErrors() {
    return errors;
  }

  /**
   * Ends a stage.
   *
   * @throws SpecException if an error was collected
   */
  public void throwIfErrors() {
    if (errors) {
      throw new SpecException(all, dropped);
    }
  }
}
