package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.device.Devices;
import io.unetlab.profiler.predict.NetworkClock.Batch;
import io.unetlab.profiler.predict.NetworkClock.Effort;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.session.Observer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Times single operations on this machine, in this process and by the agent in others. */
@Tag("slow")
class ClockTest {

  private static final Observer QUIET = Observer.of(text -> {});

  private static Map<String, Graph> operations() {
    Map<String, Graph> operations = new LinkedHashMap<>();
    for (OperationGroup group : Fusions.NONE.groups(SmallSpace.graph())) {
      if (group
          .first()
          .path()
          .matches("conv_in|down_blocks.0.resnets.0.(conv1|norm1|activation1)")) {
        operations.put(group.first().path(), group.graph());
      }
    }
    assertThat(operations).hasSize(4);
    return operations;
  }

  private static void timesOperations(NetworkClock clock) {
    Batch batch = clock.time(operations(), Effort.OPERATION, 1);
    assertThat(batch.failed()).isEmpty();
    assertThat(batch.times().keySet()).isEqualTo(operations().keySet());
    assertThat(batch.times().values())
        .allSatisfy(it -> assertThat(it.millis()).isBetween(1e-3, 1000.0))
        .allSatisfy(it -> assertThat(it.runs()).isGreaterThan(5));
    assertThat(batch.kernelMillis()).isPositive();
    assertThat(clock.target().version()).matches("[12]\\.[0-9.]+");
  }

  @ParameterizedTest
  @EnumSource(HostRuntime.class)
  void everyRuntimeOfThisMachineTimesOperations(HostRuntime runtime) {
    try (NetworkClock clock = new HostClock(runtime, 1, QUIET)) {
      timesOperations(clock);
      assertThat(clock.target().runtime()).isEqualTo(runtime.id());
    }
  }

  @Test
  void aDeviceTimesOperations() {
    try (NetworkClock clock =
        new DeviceClock(Devices.named(Devices.DESKTOP_NAME), "unetlab test", QUIET)) {
      timesOperations(clock);
    }
  }

  @Test
  void theRuntimeAddsAResidualInTheKernelOfItsConvolution() {
    try (NetworkClock clock = new HostClock(HostRuntime.ONNXRUNTIME, 1, QUIET)) {
      Map<Node, Node> fused = clock.fused(SmallSpace.graph());
      assertThat(fused.entrySet())
          .isNotEmpty()
          .allSatisfy(
              it -> {
                assertThat(it.getKey().inputs()).contains(it.getValue());
                assertThat(it.getKey().name()).startsWith("add");
              });
    }
  }
}
