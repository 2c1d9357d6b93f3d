package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyEvent.Kind;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two networks of 30 s and 10 s a run, in the three rounds of the quick protocol. */
final class MeasuringStepsTest {

  private static final Map<String, String> NAMES = Map.of("#0", "the base", "#5", "ladder step 1");

  private final List<String> lines = new ArrayList<>();
  private long now;
  private final MeasuringSteps steps =
      new MeasuringSteps(
          List.of("#0", "#5"), NAMES::get, LatencyProtocol.QUICK, lines::add, () -> now);

  private String step(int seconds, Kind kind, String subject, String detail) {
    now += TimeUnit.SECONDS.toNanos(seconds);
    steps.accept(new LatencyEvent(kind, subject, detail));
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private void load(String network, int run) {
    step(0, Kind.STARTED, network, "load");
    step(5, Kind.STARTED, network, "first run");
    step(run, Kind.STARTED, network, "warm-up");
    step(0, Kind.READY, network, "loaded in 5.0 s");
  }

  private void calibrate() {
    step(0, Kind.CALIBRATING, "calibration", "runs of the kernel");
    step(1, Kind.CALIBRATED, "calibration", "13 GFLOP/s");
  }

  private void start() {
    step(0, Kind.RUN, "run", "start");
    load("#0", 30);
    load("#5", 10);
    calibrate();
  }

  @Test
  void phasesAndNetworksAreNamedWhileTheyLoad() {
    step(0, Kind.RUN, "run", "start");
    assertThat(step(0, Kind.STARTED, "#0", "load"))
        .isEqualTo("loading, 1 of 2 networks: the base: load");
    assertThat(step(5, Kind.STARTED, "#0", "first run"))
        .isEqualTo("loading, 1 of 2 networks: the base: first run");
    assertThat(step(30, Kind.STARTED, "#0", "warm-up"))
        .startsWith("loading, 1 of 2 networks: the base: warm-up; about ");
    step(0, Kind.READY, "#0", "loaded in 5.0 s, first run 30.0 s");
    load("#5", 10);
    assertThat(step(0, Kind.STARTED, "#0", "warm-up"))
        .startsWith("loaded, 1 of 2 networks: the base: warm-up");
    assertThat(step(0, Kind.CALIBRATING, "calibration", "runs of the kernel"))
        .startsWith("calibration; about ");
  }

  @Test
  void aRoundSaysWhichNetworkOfHowManyWhatItTookAndWhatIsLeft() {
    start();
    step(0, Kind.STARTED, "#5", "round 1");
    // The base's turn of 30 s, then two rounds of 40 s, which end within the budget of 120 s or are
    // the first two.
    assertThat(step(10, Kind.MEASURED, "#5", "10.0 s"))
        .isEqualTo("round 1 of 3, 1 of 2 networks: ladder step 1, 10.0 s; about 70 s left");
    step(0, Kind.STARTED, "#0", "round 1");
    step(30, Kind.MEASURED, "#0", "30.0 s");
    calibrate();
    assertThat(step(0, Kind.STARTED, "#0", "round 2"))
        .isEqualTo("round 2 of 3, 1 of 2 networks: the base: runs; about 40 s left");
  }

  @Test
  void aNetworkThatFailedIsLeftOut() {
    start();
    assertThat(step(0, Kind.FAILED, "#5", "round 1: out of memory"))
        .startsWith("ladder step 1 failed: round 1: out of memory");
    assertThat(step(30, Kind.MEASURED, "#0", "30.0 s"))
        .startsWith("round 1 of 3, 1 of 1 networks: the base, 30.0 s");
  }

  @Test
  void anotherRunStartsFromTheBeginning() {
    start();
    step(0, Kind.RUN, "run", "start");
    assertThat(step(0, Kind.STARTED, "#0", "load"))
        .isEqualTo("loading, 1 of 2 networks: the base: load");
  }
}
