package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.Readiness;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.device.adb.standin.Sandbox;
import io.unetlab.profiler.device.adb.standin.StandInDevice;
import io.unetlab.profiler.latency.DeviceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real adb lists stand-ins for devices, in whatever state they are. */
class DeviceSurveyTest {

  @TempDir private Path home;
  @TempDir private Path folder;

  @Test
  void aDeviceThatAnswersSaysWhatItIsAndHowItIs() throws IOException {
    Sandbox sandbox = new Sandbox(folder);
    sandbox.heat(2);
    sandbox.battery(21, 305);
    try (AdbServer server = AdbServer.start(home);
        StandInDevice device = new StandInDevice(sandbox)) {
      server.connect(device);

      List<SeenDevice> seen = DeviceSurvey.of(server.adb());

      assertThat(seen).hasSize(1);
      SeenDevice it = seen.get(0);
      assertThat(it.serial()).isEqualTo(device.serial());
      assertThat(it.about()).map(SeenDevice.About::kind).contains(DeviceKind.SIMULATED);
      assertThat(it.about().orElseThrow().abis()).contains("arm64-v8a");
      assertThat(it.now().thermalStatus()).hasValue(2);
      assertThat(it.now().batteryPercent()).hasValue(21);
      assertThat(it.now().batteryCelsius()).hasValue(30.5);
      assertThat(Readiness.lacks(it)).hasSize(2);
    }
  }

  /** By a cable and over the network: what it says of itself shows that it is one. */
  @Test
  void oneDeviceUnderTwoSerialsIsMarked() throws IOException {
    Sandbox sandbox = new Sandbox(folder);
    sandbox.property("[ro.serialno]: [39FX0]");
    try (AdbServer server = AdbServer.start(home);
        StandInDevice cable = new StandInDevice(sandbox);
        StandInDevice network = new StandInDevice(sandbox)) {
      server.connect(cable);
      server.connect(network);

      List<SeenDevice> seen = DeviceSurvey.of(server.adb());

      assertThat(seen).hasSize(2);
      assertThat(seen.get(0).twin()).isEmpty();
      assertThat(seen.get(1).twin()).contains(seen.get(0).serial());
      assertThat(Readiness.remarks(seen.get(1)))
          .contains(
              "it is the same device as "
                  + seen.get(0).serial()
                  + ", connected in another way: name one");
    }
  }

  /** Two that tell no serial may be two. */
  @Test
  void devicesThatTellNoSerialAreNotTakenForOne() throws IOException {
    Sandbox sandbox = new Sandbox(folder);
    try (AdbServer server = AdbServer.start(home);
        StandInDevice one = new StandInDevice(sandbox);
        StandInDevice other = new StandInDevice(sandbox)) {
      server.connect(one);
      server.connect(other);
      assertThat(DeviceSurvey.of(server.adb())).allMatch(it -> it.twin().isEmpty());
    }
  }

  @Test
  void anUnauthorizedDeviceSaysHowToAuthorizeIt() throws IOException {
    try (AdbServer server = AdbServer.start(home);
        StandInDevice device = new StandInDevice(new Sandbox(folder))) {
      device.deny();
      server.adb().run(AdbServer.PATIENCE.shell(), "connect", device.serial());

      List<SeenDevice> seen = DeviceSurvey.of(server.adb());

      assertThat(seen).extracting(SeenDevice::state).containsExactly("unauthorized");
      assertThat(seen.get(0).about()).isEmpty();
      assertThat(Readiness.lacks(seen.get(0)))
          .singleElement()
          .asString()
          .contains("allow USB debugging");
    }
  }

  @Test
  void aDeviceThatSaysNothingOfItsAndroidIsListedAllTheSame() throws IOException {
    Sandbox sandbox = new Sandbox(folder);
    try (AdbServer server = AdbServer.start(home);
        StandInDevice device = new StandInDevice(sandbox)) {
      sandbox.file("getprop", "");
      server.connect(device);

      List<SeenDevice> seen = DeviceSurvey.of(server.adb());

      assertThat(seen).extracting(SeenDevice::state).containsExactly("device");
      assertThat(Readiness.lacks(seen.get(0)))
          .singleElement()
          .asString()
          .contains("is it an Android device?");
    }
  }

  @Test
  void whereNothingIsAttachedNothingIsListed() throws IOException {
    try (AdbServer server = AdbServer.start(home)) {
      assertThat(DeviceSurvey.of(server.adb())).isEmpty();
    }
  }
}
