package io.unetlab.spec.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemsTest {

  private static final SourceLocation HERE = new Source("a.yaml", "").at(1, 1);

  @Test
  void keepsALimitedNumberAndCountsTheRest() {
    Problems problems = new Problems();
    for (int i = 0; i < Problems.LIMIT + 5; i++) {
      problems.error(SpecCode.SYNTAX, HERE, "", "problem " + i);
    }

    assertThat(problems.all()).hasSize(Problems.LIMIT);
    assertThat(problems.dropped()).isEqualTo(5);
  }

  @Test
  void aRepeatedProblemIsKeptOnce() {
    Problems problems = new Problems();
    problems.error(SpecCode.SYNTAX, HERE, "levels[0]", "wrong");
    problems.error(SpecCode.SYNTAX, HERE, "levels[1]", "wrong");
    problems.error(SpecCode.SYNTAX, HERE, "levels[1]", "otherwise wrong");
    problems.error(SpecCode.SYNTAX, SourceLocation.NOWHERE, "levels[0]", "wrong");
    problems.error(SpecCode.SYNTAX, SourceLocation.NOWHERE, "levels[1]", "wrong");

    assertThat(problems.all()).hasSize(4);
  }

  @Test
  void anErrorBeyondTheLimitIsStillAnError() {
    Problems problems = new Problems();
    for (int i = 0; i < Problems.LIMIT; i++) {
      problems.add(new Problem(Severity.WARNING, SpecCode.SYNTAX, HERE, "", "warning " + i, ""));
    }
    assertThat(problems.hasErrors()).isFalse();
    Problems later = new Problems();
    later.error(SpecCode.SYNTAX, HERE, "", "an error");

    problems.addAll(later);

    assertThat(problems.hasErrors()).isTrue();
    assertThatThrownBy(problems::throwIfErrors)
        .isInstanceOfSatisfying(SpecException.class, e -> assertThat(e.dropped()).isEqualTo(1));
  }
}
