package io.unetlab.ablations.space;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.source.SpecException;
import java.util.Objects;
import java.util.Optional;

/**
 * The tables of a study's space, made when they are first needed, and once for all who need them.
 */
public final class SharedTables {

  private final StudySpec study;
  private final SearchWatch watch;
  private Optional<TabledSpace> made = Optional.empty();

  /**
   * Tables that are not made yet.
   *
   * @param watch of all that is computed from them, too
   */
  public SharedTables(StudySpec study, SearchWatch watch) {
    this.study = Objects.requireNonNull(study, "study");
    this.watch = Objects.requireNonNull(watch, "watch");
  }

  /**
   * The tables.
   *
   * @throws SpecException if a cost depends on too many factors
   */
  public TabledSpace get() {
    if (made.isEmpty()) {
      made = Optional.of(SpaceTables.of(study, watch));
    }
    return made.get();
  }

  public SearchWatch watch() {
    return watch;
  }
}
