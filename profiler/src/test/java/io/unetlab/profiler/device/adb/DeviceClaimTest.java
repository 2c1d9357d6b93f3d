package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceTransport;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** One device under two serials is used once at a time. */
class DeviceClaimTest extends StandInTest {

  @Test
  void itIsRefusedByTheOtherWayUntilTheFirstIsClosed() throws IOException {
    sandbox.property("[ro.serialno]: [39FX0]");
    try (StandInDevice network = new StandInDevice(sandbox)) {
      server.connect(network);
      try (DeviceTransport transport = by(device)) {
        assertRefused(() -> by(network), "is the same as " + device.serial());
        // The first one's folder there is untouched.
        assertThat(transport.run(call(30), line -> {}).code()).isZero();
      }
      by(network).close();
      server.disconnect(network);
    }
    assertNothingLeft();
  }

  private DeviceTransport by(StandInDevice way) {
    return open(server.adb(), device(way.serial()), program());
  }
}
