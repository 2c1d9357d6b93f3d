package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every measurer does; each implementation's test inherits these tests. */
interface LatencyMeasurerContract {

  NetworkSpec TINY =
      SpecLoader.load(Path.of("../builders/src/test/resources/reference/md_tiny/spec.yaml"));

  LatencyMeasurer measurer();

  @Test
  default void aTargetAndAProtocolAreNamedTheSameEachTime() {
    LatencyMeasurer measurer = measurer();
    assertThat(measurer.target()).isNotBlank().isEqualTo(measurer.target());
    assertThat(measurer.protocol()).isNotBlank().isEqualTo(measurer.protocol());
  }

  @Test
  default void everyNetworkHasARecordByTheProtocolInTheOrderAskedFor() {
    LatencyMeasurer measurer = measurer();
    BenchRun run =
        measurer.measure(List.of(BenchSubject.of("base", TINY), BenchSubject.of("other", TINY)), 3);
    assertThat(run.failed()).isEmpty();
    assertThat(run.measured())
        .extracting(it -> it.measured().name())
        .containsExactly("base", "other");
    assertThat(run.protocol().name()).isEqualTo(measurer.protocol());
    assertThat(run.runSeed()).isEqualTo(3);
    assertThat(run.measured())
        .allSatisfy(
            it -> {
              assertThat(it.provenance().protocol()).isEqualTo(measurer.protocol());
              assertThat(it.measured().samples()).isNotEmpty();
            });
  }
}
