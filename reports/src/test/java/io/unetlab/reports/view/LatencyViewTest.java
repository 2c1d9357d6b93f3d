package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.reports.LatencyFixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.CsvTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said about a run whose figures are known. */
final class LatencyViewTest {

  private static final String HOW =
      ", 95 % interval, the wider of bootstrap and Student's t; 3 rounds; ";
  private static final LatencyView VIEW = LatencyView.of(LatencyFixtures.run());

  /** A row for each network that was measured, none for one that failed. */
  @Test
  void rowsAreTheMeasuredNetworks() {
    assertThat(shown(0)).startsWith("base", "100", "99.5 to 101", "101", "101", "12");
    assertThat(shown(0)).endsWith("250", "1,500", "10.0", "10.0 %", "0 %", "yes");
    assertThat(shown(1)).startsWith("half", "50.0").endsWith("20.0", "20.0 %", "0 %", "yes");
    assertThat(shown(2)).startsWith("drifting", "104", "104 to 104", "110", "110", "12");
    assertThat(shown(2)).endsWith("9.6", "9.6 %", "+10.0 %", "no");
    assertThat(VIEW.table().rows()).hasSize(3);
  }

  private static List<String> shown(int row) {
    return VIEW.table().rows().get(row).stream().map(Cell::shown).toList();
  }

  /** Programs get numbers that were not rounded for the eye, under keys that stay. */
  @Test
  void filesGetExactNumbers() {
    String[] lines = CsvTable.render(VIEW.table()).split("\r\n", -1);
    assertThat(lines[0])
        .isEqualTo(
            "name,p50_ms,p50_interval_ms,p90_ms,p95_ms,n,first_run_ms,load_ms,gflops,of_calibration,drift,valid");
    assertThat(lines[2]).startsWith("half,50.0,").contains(",12,250.0,1500.0,20.0,0.2,0.0,yes");
  }

  /** Few runs have no quarters to compare. */
  @Test
  void tooFewRunsHaveNoDrift() {
    BenchRun run =
        LatencyFixtures.run(
            LatencyFixtures.measured("slow", LatencyFixtures.QUIET, new double[] {9000, 9100}));
    List<Cell> row = LatencyView.of(run).table().rows().get(0);
    assertThat(row.get(1).shown()).isEqualTo("9,050");
    assertThat(row.get(2).shown()).isEqualTo("9,000 to 9,100");
    assertThat(row.get(10)).isEqualTo(Cell.missing());
  }

  /** First what may not be said of the networks, then what may, then of the machine. */
  @Test
  void theNotesSayEverything() {
    List<String> notes = VIEW.notes();
    assertThat(notes.subList(0, 3))
        .containsExactly(
            "broken failed at first run: java.lang.OutOfMemoryError: no room",
            "drifting is not valid: drift: the last quarter's median is 10.0 % above the first's"
                + " (limit 5.0 %)",
            "drifting is not valid: unstable: the rounds' medians lie 10.0 % apart (limit 5.0 %)");
    assertThat(notes.get(3))
        .isEqualTo(
            "half is faster than base: 0.500 of its time (0.500 to 0.500"
                + HOW
                + "signed-rank test over 12 pairs: p = 0.0005)");
    assertThat(notes.get(4))
        .startsWith("drifting compared with base is doubtful (0.929 to 1.178 of its time, 95 %");
    assertThat(notes.get(5)).startsWith("drifting compared with half is doubtful (1.");
    assertThat(notes.subList(6, notes.size()))
        .containsExactly(
            "conv: a 3x3 convolution of 320 channels at 64x64 reached 100.0 GFLOP/s between the"
                + " rounds; its times differ by 2.0 %.",
            "djl-pytorch 2.7.1, float32, 2 threads of A CPU (4 cores); load 0.50 before, unknown"
                + " after; weights from seed 7; protocol quick.",
            "Peak resident memory of the process: 512.0 MB, all networks loaded together.");
  }

  /** A machine that changed spoils every row. */
  @Test
  void aDisturbedMachineIsSaidOnce() {
    BenchRun run =
        LatencyFixtures.run(
            LatencyFixtures.steady("base", 1, LatencyFixtures.BUSY),
            LatencyFixtures.steady("half", 0.5, LatencyFixtures.BUSY));
    LatencyView view = LatencyView.of(run);
    assertThat(view.notes())
        .anyMatch(note -> note.startsWith("half compared with base is doubtful"));
    assertThat(view.notes()).noneMatch(note -> note.contains("faster"));
    assertThat(view.notes()).first().asString().startsWith("no figure of this run is valid");
    assertThat(view.notes())
        .filteredOn(note -> note.contains("valid"))
        .containsExactly(
            "no figure of this run is valid: the machine was disturbed: the calibration kernel's"
                + " times lie 25.0 % apart between rounds (limit 10.0 %)");
    assertThat(view.table().rows())
        .allSatisfy(row -> assertThat(row.get(11).shown()).isEqualTo("no"));
  }

  /** With few networks every pair is compared, with many each with the first. */
  @Test
  void manyNetworksAreHeldToTheFirst() {
    assertThat(comparisons("a", "b", "c", "d")).hasSize(6);
    assertThat(comparisons("a", "b", "c", "d", "e"))
        .hasSize(4)
        .allMatch(note -> note.contains(" told apart from a (1.000 to 1.000 of its time"));
  }

  private static List<String> comparisons(String... names) {
    BenchRun run =
        new BenchRun(
            LatencyFixtures.run().protocol(),
            LatencyFixtures.run().runSeed(),
            List.of(names).stream()
                .map(name -> LatencyFixtures.steady(name, 1, LatencyFixtures.QUIET))
                .toList(),
            List.of(),
            true);
    return LatencyView.of(run).notes().stream()
        .filter(note -> note.contains("of its time"))
        .toList();
  }

  /** One network's memory is its own; several share the figure, and how depends on the machine. */
  @Test
  void memorySaysWhatWasLoaded() {
    BenchRun run = LatencyFixtures.run();
    BenchRun alone = LatencyFixtures.run(run.measured().get(0));
    BenchRun anew =
        new BenchRun(run.protocol(), run.runSeed(), run.measured(), run.failed(), false);
    assertThat(LatencyView.of(alone).notes())
        .endsWith("Peak resident memory of the process: 512.0 MB.");
    assertThat(LatencyView.of(anew).notes())
        .endsWith(
            "Peak resident memory of the process: 512.0 MB, one network loaded at a time and"
                + " reloaded for each round.");
  }

  /** When nothing could be measured, only the failures are left to tell. */
  @Test
  void nothingMeasuredLeavesTheFailures() {
    BenchRun run = LatencyFixtures.run();
    LatencyView view =
        LatencyView.of(new BenchRun(run.protocol(), run.runSeed(), List.of(), run.failed(), true));
    assertThat(view.table().rows()).isEmpty();
    assertThat(view.notes())
        .containsExactly("broken failed at first run: java.lang.OutOfMemoryError: no room");
  }
}
