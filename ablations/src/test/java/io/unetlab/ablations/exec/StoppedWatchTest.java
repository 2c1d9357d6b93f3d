package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.Studies;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** An exact search, which asks for nothing before it is done, still tells and stops. */
final class StoppedWatchTest {

  private final List<String> told = new ArrayList<>();

  private final Progress progress =
      new Progress() {
        @Override
        public void done(int done, int total) {}

        @Override
        public void phase(String what, long done, long total) {
          told.add(what);
        }
      };

  @Test
  void itTellsThatItBuildsTablesAndEliminates() {
    StudyRunner.run(Studies.load("exact"), RunSettings.PLAIN.with(progress));
    assertThat(told)
        .contains("building tables: networks counted:")
        .endsWith("eliminating factors:");
  }

  @Test
  void itEndsWhenItIsStopped() {
    RunSettings settings = RunSettings.PLAIN.with(progress).withStopped(() -> told.size() >= 2);
    assertThatThrownBy(() -> StudyRunner.run(Studies.load("exact"), settings))
        .isInstanceOf(CancellationException.class);
    assertThat(told).hasSize(2);
  }
}
