package io.unetlab.reports.format;

import io.unetlab.profiler.device.AdbHost;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.Readiness;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.device.SeenDevice.About;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.table.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The available devices, as JSON. */
public record DevicesJson(
    @Doc("2") int format,
    @Doc("`\"devices\"`") String kind,
    @Doc("why adb could not be queried; `null` if it could") Optional<String> adbFailure,
    @Doc("the devices that adb lists, in its order, then this machine; of named hosts only theirs")
        List<Device> devices) {

  /**
   * The document.
   *
   * @param failure why adb could not be queried; empty if it could
   */
  public static String write(List<SeenDevice> devices, Optional<String> failure) {
    return JsonText.write(
        new DevicesJson(2, "devices", failure, devices.stream().map(Device::of).toList()));
  }

  record Device(
      @Doc("as adb lists it; `desktop` for this machine") String serial,
      @Doc("the adb server that it is attached to, if it was named, as `lab-3:5037`; else `null`")
          Optional<String> host,
      @Doc("as adb reports it; `device` if commands can be run there") String state,
      @Doc(
              "the serial under which the same device is already listed by another connection, cable or"
                  + " network; else `null`")
          Optional<String> sameAs,
      @Doc("as detected from the system's properties") Optional<DeviceKind> kind,
      @Doc("maker and model") Optional<String> name,
      @Doc("the chip") Optional<String> soc,
      @Doc("with its version") Optional<String> os,
      @Doc("Android's API level; `null` on this machine") OptionalInt api,
      @Doc("the ABIs its processor runs, the preferred first") List<String> abis,
      @Doc("Android's, 0 (none) to 6 (shutdown)") OptionalInt thermalStatus,
      @Doc("by the sensor's name, as the hardware reports them now")
          Map<String, Double> temperaturesCelsius,
      @Doc("of the battery") OptionalInt batteryPercent,
      @Doc("of the battery") OptionalDouble batteryCelsius,
      @Doc("of the battery") Optional<Boolean> charging,
      @Doc("whether it is ready for measuring now, by the default limits") boolean ready,
      @Doc("what prevents measuring, and what to do: one sentence each") List<String> lacks,
      @Doc("what to know although it does not prevent measuring") List<String> remarks) {

    static Device of(SeenDevice device) {
      Optional<About> about = device.about();
      DeviceState now = device.now();
      List<String> lacks = Readiness.lacks(device);
      return new Device(
          device.serial(),
          device.host().map(AdbHost::toString),
          device.state(),
          device.twin(),
          about.map(About::kind),
          about.map(About::name),
          about.map(About::soc),
          about.map(About::os),
          about.map(About::api).orElse(OptionalInt.empty()),
          about.map(About::abis).orElse(List.of()),
          now.thermalStatus(),
          new TreeMap<>(now.temperatures()),
          now.batteryPercent(),
          now.batteryCelsius(),
          now.charging(),
          lacks.isEmpty(),
          lacks,
          Readiness.remarks(device));
    }
  }
}
