package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Standing;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Latencies of a model are shown as predictions, with their intervals, and never as measured. */
class PredictedLatencyTest {

  private static final String METRICS = "metrics=[params, macs, latency, fid]";

  @TempDir private Path folder;

  private Trials trials(String without, String... changes) throws IOException {
    return trials(model -> model.replace('"' + without + ",", "\"another kind,"), changes);
  }

  private Trials trials(UnaryOperator<String> edit, String... changes) throws IOException {
    String model = Files.readString(Path.of("src/test/resources/predicted/model.yaml"));
    Path file = folder.resolve("model.yaml");
    Files.writeString(file, edit.apply(model));
    String targets = "targets=[{name: host, predict: '" + file + "'}]";
    String[] all = new String[changes.length + 2];
    all[0] = METRICS;
    all[1] = targets;
    System.arraycopy(changes, 0, all, 2, changes.length);
    StudyResult result = Fixtures.study(all);
    return new Trials(result);
  }

  @Test
  void theSectionSaysWhatPredicted() throws IOException {
    LatencySections sections = LatencySections.of(trials("none"));

    assertThat(sections.sections())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.heading()).isEqualTo("Predicted latency");
              assertThat(it.what())
                  .startsWith("Predicted by ")
                  .contains("2 threads of a made machine; nothing was measured.");
              Table table = it.tables().get(0);
              assertThat(table.columns())
                  .extracting(Column::key)
                  .contains("latency", "latency_interval", "latency_of_base", "measured_share");
              assertThat(table.rows()).hasSizeGreaterThan(1);
            });
    assertThat(sections.sentences().get(0)).contains("predicts, it takes ").contains(" to ");
  }

  @Test
  void aRowWithEveryValueHasTheIntervalAndThatItIsPredicted() throws IOException {
    VariantTables tables = new VariantTables(trials("none"));
    List<String> keys = tables.columns().stream().map(Column::key).toList();
    int at = keys.indexOf("latency");
    List<Cell> base = tables.rows().iterator().next();

    assertThat(keys.subList(at, at + 4))
        .containsExactly("latency", "latency_low", "latency_high", "latency_kind");
    assertThat(keys).doesNotContain("latency_valid");
    assertThat(base.get(at + 3).shown()).isEqualTo("predicted");
  }

  @Test
  void aModelWithoutAnIntervalIsSaidToHaveNone() throws IOException {
    Trials trials =
        trials(model -> model.replaceAll("\n  error: .*", ""), "select={minimize: latency}");

    assertThat(new StabilityText(trials).sentence())
        .startsWith("Stability: unknown. Nothing was fitted to networks");
    LatencySections sections = LatencySections.of(trials);
    assertThat(sections.sections().get(0).what()).contains("Nothing was fitted to networks");
    assertThat(sections.sentences().get(0)).contains("(without an interval)");
  }

  @Test
  void aSentenceMarksIt() throws IOException {
    Trials trials = trials("none", "select={minimize: latency}");

    assertThat(RefusedBase.sentences(trials.result().study())).isEmpty();
    assertThat(new DecisionText(trials).sentence()).contains(" ms (predicted)");
    Completed winner = trials.winner().orElseThrow();
    assertThat(winner.isPredicted(Metrics.LATENCY)).isTrue();
  }

  @Test
  void whatIsRefusedIsNamedWithItsOperation() throws IOException {
    Trials trials = trials("conv 3x3", "select={minimize: latency}");

    assertThat(trials.winner()).isEmpty();
    assertThat(new DecisionText(trials).sentence())
        .contains("No variant has a latency, which the rule uses")
        .contains("are not predicted: conv 3x3");
    assertThat(new StandingsText(trials).sentence())
        .contains("within the limits are not predicted");
    assertThat(trials.standing(trials.base().orElseThrow()).text()).isEqualTo("not predicted");
    assertThat(trials.count(Standing.UNMEASURED)).isZero();
    assertThat(RefusedBase.sentences(trials.result().study()))
        .singleElement()
        .asString()
        .contains("does not predict the base: conv 3x3");
    assertThat(LatencySections.of(trials).sections().get(0).notes().toString())
        .contains("Not predicted: conv 3x3", "no operation of this kind was measured (the base");
  }

  @Test
  void theAxisAndTheEffectsSayThatItIsPredicted() throws IOException {
    Trials trials = trials("none");

    assertThat(MetricAxis.text(Metrics.LATENCY, trials).title()).isEqualTo("Latency, predicted");
    assertThat(new EffectNotes(trials).notes().toString())
        .contains("Latency is predicted by a model")
        .doesNotContain("was measured");
  }
}
