package io.unetlab.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.view.Trials;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShownVariantsTest {

  private static final StudyResult RESULT = Fixtures.study();

  @Test
  void aThinnedPageHasWhatItsViewsName() {
    List<TrialResult> shown = ShownVariants.of(new Trials(RESULT), 1);
    assertThat(shown).hasSizeLessThan(RESULT.trials().size()).contains(RESULT.base());
    assertThat(shown).contains(RESULT.decision().winner().orElseThrow());
    assertThat(RESULT.ladder().rungs()).isNotEmpty();
    for (Rung rung : RESULT.ladder().rungs()) {
      assertThat(shown).contains(rung.before(), rung.after());
    }
    RESULT.decision().fronts().forEach(it -> assertThat(shown).containsAll(it.members()));
  }

  @Test
  void theDesignsOrderIsKept() {
    assertThat(ShownVariants.of(new Trials(RESULT), 1))
        .isSubsetOf(RESULT.trials())
        .isSortedAccordingTo(
            (a, b) -> Integer.compare(RESULT.trials().indexOf(a), RESULT.trials().indexOf(b)));
  }
}
