package io.unetlab.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.page.StudyData.FactorData;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDataTest {

  private static final StudyResult RESULT = Fixtures.study();
  private static final Trials TRIALS = new Trials(RESULT);
  private static final StudyData DATA = StudyData.of(TRIALS);

  @TempDir private Path directory;

  @Test
  void theCodesAreTheOptionsAndTheStandings() {
    for (int i = 0; i < RESULT.trials().size(); i++) {
      TrialResult trial = RESULT.trials().get(i);
      assertThat(options(i)).isEqualTo(List.copyOf(trial.variant().choices().values()));
      assertThat(DATA.standings().get(DATA.variants().standing().charAt(i) - '0'))
          .isEqualTo(TRIALS.standing(trial).text());
    }
  }

  /** The page gives each variant as a short file; it is the network that was counted. */
  @Test
  void theBaseWithTheOptionsChangesIsTheVariant() throws IOException {
    Path folder = Path.of(RESULT.study().location().source().name()).getParent();
    for (Completed trial : RESULT.completed()) {
      Path file = directory.resolve("variant.yaml");
      Files.writeString(
          file, yaml(folder.resolve(DATA.baseFile().orElseThrow()).toAbsolutePath(), trial));
      assertThat(SpecLoader.load(file).hash()).as(trial.variant().label()).isEqualTo(trial.hash());
    }
  }

  private static String yaml(Path base, Completed trial) {
    int index = RESULT.trials().indexOf(trial);
    List<String> lines = new ArrayList<>();
    for (int f = 0; f < DATA.factors().size(); f++) {
      DATA.factors()
          .get(f)
          .options()
          .get(option(f, index))
          .set()
          .forEach(it -> lines.add("  " + it));
    }
    return "kind: %s%nextends: %s%nname: variant%n%s%s%n"
        .formatted(
            DATA.baseKind(), base, lines.isEmpty() ? "" : "set:\n", String.join("\n", lines));
  }

  @Test
  void whatCannotExistHasItsReasonAndWhatBreaksALimitNeedsNone() {
    for (int i = 0; i < RESULT.trials().size(); i++) {
      String why = DATA.variants().reasons().get(DATA.variants().why().charAt(i) - '0');
      String standing = TRIALS.standing(RESULT.trials().get(i)).text();
      if (standing.equals("rejected")) {
        assertThat(why).contains("SPEC");
      } else if (!standing.startsWith("unknown")) {
        assertThat(why).isEmpty();
      }
    }
    assertThat(DATA.variants().standing()).contains("0", "2", "5");
  }

  @Test
  void theChoiceRanksFirst() {
    int choice = DATA.choice().orElseThrow();
    assertThat(DATA.variants().rank()[choice]).isEqualTo(1);
    assertThat(DATA.variants().rank()[DATA.base()]).isNotEqualTo(1);
  }

  private static List<String> options(int variant) {
    List<String> options = new ArrayList<>();
    for (int f = 0; f < DATA.factors().size(); f++) {
      FactorData factor = DATA.factors().get(f);
      options.add(factor.options().get(option(f, variant)).name());
    }
    return options;
  }

  private static int option(int factor, int variant) {
    return DATA.variants().choices().get(factor).charAt(variant) - '0';
  }
}
