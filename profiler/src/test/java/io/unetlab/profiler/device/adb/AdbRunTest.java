package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs that do not finish leave nothing behind. */
@Tag("slow")
class AdbRunTest extends StandInTest {

  @Test
  void aCableThatBreaksInMidRunIsNoResult() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Patience hasty =
        new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            1 << 20,
            Duration.ofSeconds(2));
    List<String> lines = new ArrayList<>();
    try (DeviceTransport transport = open(server.with(hasty), device("any"), program())) {
      Consumer<String> unplug =
          line -> {
            lines.add(line);
            device.unplug();
          };
      assertLost(() -> transport.run(call(60), unplug), "the way to device", device.serial());
    }
    assertThat(lines).hasSize(1);
    assertAgentGone();
    assertThat(runs()).hasSize(1);
    device.plugIn();
    server.connect(device);
    open().close();
    assertNothingLeft();
  }

  @Test
  void afterABreakTheSameRunCanBeTriedAgain() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Consumer<String> unplugForAMoment =
        line -> {
          device.unplug();
          device.plugIn();
          sandbox.agent(GOOD_AGENT);
        };
    try (DeviceTransport transport = open()) {
      assertLost(() -> transport.run(call(60), unplugForAMoment), "the way to device");
      assertAgentGone();
      assertThat(transport.run(call(60), line -> {}).code()).isZero();
    }
    assertNothingLeft();
  }

  @Test
  void anAgentThatIsKilledHasSuchAnExitCode() throws IOException {
    sandbox.agent("printf '{\"line\":\"sam'\nkill -9 $$\n");
    List<String> lines = new ArrayList<>();
    try (DeviceTransport transport = open()) {
      assertThat(transport.run(call(60), lines::add).code()).isEqualTo(137);
    }
    assertThat(lines).containsExactly("{\"line\":\"sam");
    assertNothingLeft();
  }

  @Test
  void anAgentThatHangsIsKilledOnTheDevice() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    try (DeviceTransport transport = open()) {
      assertRefused(() -> transport.run(call(1), line -> {}), "did not end within 3 s", "killed");
      assertAgentGone();
    }
    assertNothingLeft();
  }

  @Test
  void theConsumerOfLinesMayThrow() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Consumer<String> choosy =
        line -> {
          throw new IllegalStateException("not that line");
        };
    try (DeviceTransport transport = open()) {
      assertThatThrownBy(() -> transport.run(call(60), choosy)).hasMessage("not that line");
      assertAgentGone();
    }
    assertNothingLeft();
  }

  @Test
  void aLineWithoutAnEndIsRefused() throws IOException {
    sandbox.agent("exec cat /dev/zero\n");
    try (DeviceTransport transport = open()) {
      assertRefused(() -> transport.run(call(60), line -> {}), "a line without an end", "????");
      assertAgentGone();
    }
    assertNothingLeft();
  }
}
