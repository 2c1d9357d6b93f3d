package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.space.SearchWatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

  private static final Terminal LOG = new Terminal(80, false, false);
  private static final Terminal SCREEN = new Terminal(80, true, false);

  private final StringWriter text = new StringWriter();
  private final PrintWriter err = new PrintWriter(text, true);
  private long now;

  private void run(ProgressLine progress) {
    for (int second = 0; second <= 100; second++) {
      now = TimeUnit.SECONDS.toNanos(second);
      progress.done(second * 10, 2000);
    }
    progress.close();
  }

  @Test
  void aLongRunTellsItsRateInALogEveryHalfMinute() {
    run(ProgressLine.ofLongRun(err, LOG, "variants", () -> now));
    assertThat(text.toString().lines())
        .containsExactly(
            "300 of 2,000 variants, 10 per second, 170 s left",
            "600 of 2,000 variants, 10 per second, 140 s left",
            "900 of 2,000 variants, 10 per second, 110 s left");
  }

  @Test
  void theRateIsOfTheTimeSinceTheFirstWasDone() {
    ProgressLine progress = ProgressLine.ofLongRun(err, LOG, "variants", () -> now);
    for (int second = 40; second <= 80; second += 10) {
      now = TimeUnit.SECONDS.toNanos(second);
      progress.done(second * 2, 200);
    }
    progress.close();
    assertThat(text.toString().lines())
        .containsExactly("80 of 200 variants", "140 of 200 variants, 2 per second, 30 s left");
  }

  @Test
  void aTerminalHasOneLineThatIsWipedAtTheEnd() {
    run(ProgressLine.ofLongRun(err, SCREEN, "variants", () -> now));
    assertThat(text.toString())
        .startsWith("\r10 of 2,000 variants, 10 per second, 199 s left")
        .endsWith(" \r")
        .doesNotContain("\n");
  }

  @Test
  void otherCommandsSayNothingInALog() {
    ProgressLine progress = new ProgressLine(err, LOG, "tensors");
    progress.done(1, 2);
    progress.say("loading");
    progress.next("writing");
    progress.close();
    assertThat(text.toString()).isEmpty();
  }

  @Test
  void aLogDoesNotGetTheSameLineTwice() {
    ProgressLine progress = ProgressLine.ofLongRun(err, LOG, "variants", () -> now);
    for (int minute = 1; minute <= 3; minute++) {
      now = TimeUnit.MINUTES.toNanos(minute);
      progress.say("round 1 of 3: the base");
    }
    now = TimeUnit.MINUTES.toNanos(4);
    progress.say("round 2 of 3: the base");
    progress.close();
    assertThat(text.toString().lines())
        .containsExactly("round 1 of 3: the base", "round 2 of 3: the base");
  }

  @Test
  void whatTheUserHasToKnowIsInALogAtOnce() {
    ProgressLine progress = new ProgressLine(err, LOG, "networks");
    progress.tell("waiting for another process");
    progress.close();
    assertThat(text.toString().lines()).containsExactly("waiting for another process");
  }

  @Test
  void aLineNeverWrapsOnATerminal() {
    ProgressLine progress = ProgressLine.ofLongRun(err, SCREEN, "variants", () -> now);
    progress.tell("x".repeat(200));
    assertThat(text.toString()).hasSize(1 + 79).endsWith("…");
  }

  /** Batches of 20 variants, one each second; the first 100 are known from an earlier run. */
  @Test
  void aSearchTellsItsRateItsHypervolumeAndTheTimeLeft() {
    ProgressLine progress = ProgressLine.ofLongRun(err, LOG, "variants", () -> now);
    for (int second = 0; second <= 61; second++) {
      now = TimeUnit.SECONDS.toNanos(second);
      progress.evaluated(
          spent(
              100 + 20 * second,
              OptionalInt.of(2000),
              OptionalDouble.of(0.9 - 0.1 / (1 + second))));
    }
    now = TimeUnit.SECONDS.toNanos(200);
    progress.done(20, 20);
    progress.close();
    assertThat(text.toString().lines())
        .containsExactly(
            "nsga2: 700 of 2,000 evaluations, 20 per second, hypervolume 0.8968, 65 s left",
            "nsga2: 1,300 of 2,000 evaluations, 20 per second, hypervolume 0.8984, 35 s left");
  }

  @Test
  void aSearchWithMinutesTellsWhatIsLeftOfThem() {
    ProgressLine progress = ProgressLine.ofLongRun(err, SCREEN, "variants", () -> now);
    now = TimeUnit.SECONDS.toNanos(60);
    progress.evaluated(spent(4, OptionalInt.empty(), OptionalDouble.empty()));
    now = TimeUnit.SECONDS.toNanos(180);
    progress.evaluated(spent(10, OptionalInt.empty(), OptionalDouble.empty()));
    assertThat(text.toString())
        .contains("\rnsga2: 4 evaluations, 40 min left")
        .contains("\rnsga2: 10 evaluations, 3.0 per minute, 38 min left");
  }

  private SearchWatch.Spent spent(int done, OptionalInt budget, OptionalDouble hypervolume) {
    double seconds = TimeUnit.NANOSECONDS.toSeconds(now);
    return new SearchWatch.Spent(
        "nsga2",
        done,
        budget,
        hypervolume,
        budget.isPresent() ? OptionalDouble.empty() : OptionalDouble.of(41 * 60 - seconds));
  }

  @Test
  void aPhaseTellsHowFarItIs() {
    ProgressLine progress = ProgressLine.ofLongRun(err, LOG, "variants", () -> now);
    progress.phase("eliminating factors:", 1, 12);
    now = TimeUnit.SECONDS.toNanos(40);
    progress.phase("eliminating factors:", 7, 12);
    now = TimeUnit.SECONDS.toNanos(80);
    progress.phase("networks counted:", 3200, 0);
    assertThat(text.toString().lines())
        .containsExactly("eliminating factors: 7 of 12", "networks counted: 3,200");
  }

  @Test
  void outputAboveTheLineFindsItWiped() {
    ProgressLine progress = ProgressLine.ofLongRun(err, SCREEN, "variants", () -> now);
    progress.tell("counting");
    progress.above(() -> err.print("Chosen"));
    progress.close();
    assertThat(text.toString()).isEqualTo("\rcounting\r        \rChosen");
  }
}
