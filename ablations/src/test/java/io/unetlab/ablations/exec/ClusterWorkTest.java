package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a study has work for a cluster shows before it runs. */
class ClusterWorkTest {

  private static final String LARGE = "../../../../../benchmarks/studies/hundred_thousand";

  private static boolean isPossible(String only, boolean trains, String study, String... set) {
    Optional<String> some = Optional.of(only).filter(it -> !it.isEmpty());
    return new ClusterWork(Studies.load(study, set), some, trains).isPossible();
  }

  @ParameterizedTest
  @ValueSource(strings = {"small", "choice", "exact", "space"})
  void fewCountsAreNone(String study) {
    assertThat(isPossible("", true, study)).isFalse();
  }

  @Test
  void trainingsAreUnlessTheyAreLeftOut() {
    assertThat(isPossible("", true, "trained_small")).isTrue();
    assertThat(isPossible("", false, "trained_small")).isFalse();
  }

  /** However long it is, its rounds are too small to be sent. */
  @ParameterizedTest
  @ValueSource(strings = {"minutes: 1", "evaluations: 500", "evaluations: 99000, batch: 10000"})
  void aSearchInRoundsHasFewAtOnce(String budget) {
    String search = "design={search: {algorithm: nsga2, objectives: [params, macs], ";
    assertThat(isPossible("", true, "space", search + budget + "}}")).isFalse();
  }

  @Test
  void anExactFrontHasWhatItKeeps() {
    String search = "design={search: {algorithm: exact, objectives: [params, macs], ";
    assertThat(isPossible("", true, "space", search + "keep: 19000}}")).isFalse();
    assertThat(isPossible("", true, "space", search + "keep: 20000}}")).isTrue();
  }

  /** 97,200 variants whose counts come from tables; float16 has no tables. */
  @Test
  void manyCountsAreUnlessTheyComeFromTables() {
    String whole = "precision=float16";

    assertThat(isPossible("", true, LARGE)).isFalse();
    assertThat(isPossible("", true, LARGE, whole)).isTrue();
    assertThat(isPossible("width=*", true, LARGE, whole)).isTrue();
    assertThat(isPossible("no=such", true, LARGE, whole)).isFalse();
  }
}
