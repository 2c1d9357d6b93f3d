package io.unetlab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopRuleTest {

  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest(name = "{0} warm-up runs in {1} s: warm = {2}")
  @CsvSource({"3, 2, true", "2, 9, false", "9, 1, false"})
  void warmsUpByRunsAndSeconds(int runs, int seconds, boolean warm) {
    StopRule rule = new StopRule(3, 2, 1, 0, 1);
    assertThat(rule.warm(runs, seconds * SECOND)).isEqualTo(warm);
  }

  @ParameterizedTest(name = "{0} runs in {1} s: done = {2}")
  @CsvSource({
    "0, 0, false",
    "4, 90, false", // too few
    "50, 9, false", // too short
    "50, 10, true",
    "2, 80, false", // the next would end at 120
    "2, 81, true", // and here after it
    "1, 500, true",
  })
  void stopsByRunsAndSecondsOrTheLimit(int runs, int seconds, boolean done) {
    StopRule rule = new StopRule(0, 0, 5, 10, 120.0);
    assertThat(rule.done(runs, seconds * SECOND)).isEqualTo(done);
  }
}
