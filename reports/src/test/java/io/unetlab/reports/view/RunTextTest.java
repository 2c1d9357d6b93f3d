package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRun;
import io.unetlab.ablations.store.StudyCall;
import io.unetlab.reports.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a study was run and by which commands, or why that is not known. */
class RunTextTest {

  private static final Instant TIME = Instant.parse("2026-11-30T22:31:59.5Z");

  private static RunText text(StudyResult result, boolean complete, String... options) {
    StudyCall call = new StudyCall("a b.yaml", List.of(options), "a machine");
    return new RunText(result.with(new StudyRun(TIME, complete, Optional.of(call), List.of())));
  }

  @Test
  void aRunHasItsTimeItsMachineAndItsCommand() {
    RunText run = text(Fixtures.study(), true, "--only", "conv=*");
    assertThat(run.when()).hasValue("2026-11-30 22:31 UTC");
    assertThat(run.machine()).hasValue("a machine");
    assertThat(run.commands())
        .containsExactly("unetlab run 'a b.yaml' --only 'conv=*' --out reproduced");
    assertThat(run.notes()).singleElement().asString().startsWith("Paths are relative");
  }

  @Test
  void whatChangedTheStudySinceIsASecondCommand() {
    StudyCall call = new StudyCall("a.yaml", List.of(), "a machine");
    StudyRun run = new StudyRun(TIME, true, Optional.of(call), List.of());
    RunText changed =
        new RunText(Fixtures.study().with(run.changed(List.of("--where", "fid <= 18"))));
    assertThat(changed.commands())
        .last()
        .isEqualTo("unetlab report reproduced --where 'fid <= 18' --out reproduced");
  }

  @Test
  void aRunThatIsNotCompleteIsSaidToBe() {
    assertThat(text(Fixtures.study(), false).when())
        .hasValue("2026-11-30 22:31 UTC (started; not complete when written)");
  }

  @Test
  void latenciesAreMeasuredAgainThoughTheLastRunMeasuredNone() {
    assertThat(text(Fixtures.measured(), true).notes().get(1))
        .isEqualTo(
            "Latencies are measured again: they vary with every run, and more so on another"
                + " machine.");
    assertThat(text(Fixtures.measured(), true, "--no-latency").notes().get(1))
        .endsWith(" The last run had --no-latency, and these are an earlier one's: leave it out.");
  }

  @Test
  void aRunWithoutAStoreHasNoCommand() {
    RunText run = new RunText(Fixtures.study());
    assertThat(run.when()).isEmpty();
    assertThat(run.commands()).isEmpty();
    assertThat(run.notes())
        .singleElement()
        .asString()
        .startsWith("This study was run without a store");
  }

  @Test
  void aStoreThatDoesNotHaveTheCommandIsSaid() {
    RunText run =
        new RunText(Fixtures.study().with(new StudyRun(TIME, true, Optional.empty(), List.of())));
    assertThat(run.when()).hasValue("2026-11-30 22:31 UTC");
    assertThat(run.machine()).isEmpty();
    assertThat(run.commands()).isEmpty();
    assertThat(run.notes())
        .singleElement()
        .asString()
        .startsWith("The store does not say by which command");
  }
}
