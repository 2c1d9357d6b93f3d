package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Hosts that end, or crash, while an agent runs. */
class AdbCleanUpTest extends StandInTest {

  @Test
  void whatACrashLeftIsKilledAndRemovedAtTheNextStart() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Process crashed = HostMain.start(server, device, sandbox, jar);
    crashed.destroyForcibly().onExit().join();
    assertThat(runs()).hasSize(1);
    assertThat(agent()).isPresent();
    open().close();
    assertNothingLeft();
    assertAgentGone();
  }

  @Test
  void aRunningMeasurementIsNotDisturbed() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Process other = HostMain.start(server, device, sandbox, jar);
    try {
      assertRefused(this::open, "process " + other.pid() + " of this computer uses device");
      assertThat(agent()).isPresent();
    } finally {
      other.destroy();
      other.onExit().join();
    }
  }

  @Test
  void anEndOfThisProcessTakesAllAlong() throws IOException {
    sandbox.agent(ENDLESS_AGENT);
    Process host = HostMain.start(server, device, sandbox, jar);
    assertThat(agent()).isPresent();
    // The virtual machine ends by this signal as it does by Ctrl-C, which a build in the background
    // may not deliver.
    host.destroy();
    host.onExit().join();
    assertNothingLeft();
    assertAgentGone();
  }
}
