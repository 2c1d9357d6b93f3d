package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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

  @Test
  void outputAboveTheLineFindsItWiped() {
    ProgressLine progress = ProgressLine.ofLongRun(err, SCREEN, "variants", () -> now);
    progress.tell("counting");
    progress.above(() -> err.print("Chosen"));
    progress.close();
    assertThat(text.toString()).isEqualTo("\rcounting\r        \rChosen");
  }
}
