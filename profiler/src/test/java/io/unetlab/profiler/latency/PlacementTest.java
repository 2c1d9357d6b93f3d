package io.unetlab.profiler.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.Placement.Extent;
import io.unetlab.profiler.latency.Placement.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said of delegates, and when a latency is not that of the delegate asked for. */
class PlacementTest {

  private static Share share(String name, Extent extent) {
    return new Share(name, extent, OptionalLong.empty(), OptionalLong.empty(), OptionalInt.empty());
  }

  private static Placement placement(String asked, Share... shares) {
    return new Placement(Optional.of(asked), List.of(shares), Optional.empty());
  }

  private static Placement left(Map<String, Integer> operators) {
    return new Placement(Optional.of("gpu"), List.of(), Optional.of(operators));
  }

  @Test
  void aDelegateThatExecutesNothingOrFailsIsRefused() {
    Share cpu = share("XNNPACK", Extent.ALL);
    assertThat(placement("gpu", share("GPU", Extent.NOTHING), cpu).refusal())
        .contains("the gpu delegate was asked for, but GPU executed nothing");
    assertThat(placement("gpu", cpu).refusal())
        .contains("the gpu delegate was asked for, but only XNNPACK executed everything");
    assertThat(placement("nnapi", share("Nnapi", Extent.FAILED), cpu).refusal())
        .contains("the nnapi delegate was asked for, but Nnapi executed nothing, since it failed");
  }

  /** Other versions may name it otherwise, or say nothing of it. */
  @Test
  void whatTheLogDoesNotSayRefusesNothing() {
    assertThat(placement("gpu", share("GPU", Extent.IN_PART)).refusal()).isEmpty();
    assertThat(placement("gpu", share("GPU", Extent.NOT_TOLD)).refusal()).isEmpty();
    assertThat(placement("gpu", share("MlDrift", Extent.ALL)).refusal()).isEmpty();
    assertThat(placement("gpu").refusal()).isEmpty();
    assertThat(placement("gpu", share("XNNPACK", Extent.NOT_TOLD)).refusal()).isEmpty();
    assertThat(placement("xnnpack", share("XNNPACK", Extent.IN_PART)).refusal()).isEmpty();
    assertThat(placement("gpu").words()).isEqualTo("the runtime mentions no delegate");
  }

  @Test
  void compositesThatTheGpuLeavesAreTheOriginalTools() {
    Map<String, Integer> operators = Map.of("STABLEHLO_COMPOSITE", 61, "ADD", 3);
    assertThat(left(operators).advice().orElseThrow())
        .contains("no composites, and left 61 to the CPU: set `form: primitives`");
    assertThat(left(Map.of("ADD", 3)).advice()).isEmpty();
    assertThat(placement("gpu", share("GPU", Extent.IN_PART)).advice()).isEmpty();
    assertThat(placement("xnnpack").completedBy(left(operators)).advice()).isEmpty();
  }

  @Test
  void onlyADelegateThatExecutesEverythingLeavesNothing() {
    assertThat(placement("gpu", share("GPU", Extent.ALL)).isMixed()).isFalse();
    assertThat(placement("gpu", share("GPU", Extent.IN_PART)).isMixed()).isTrue();
    assertThat(placement("gpu").isMixed()).isTrue();
    assertThat(
            placement("gpu", share("GPU", Extent.IN_PART))
                .completedBy(left(Map.of("GATHER", 2)))
                .words())
        .isEqualTo("GPU executed a part; the runtime's own kernels executed 2 GATHER");
    assertThat(placement("gpu", share("GPU", Extent.NOT_TOLD)).completedBy(left(Map.of())).words())
        .isEqualTo("GPU executed an unknown part; the runtime's own kernels executed nothing");
  }
}
