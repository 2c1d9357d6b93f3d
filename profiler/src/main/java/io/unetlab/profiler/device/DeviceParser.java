package io.unetlab.profiler.device;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Optional;

/**
 * The language of device files, the only place that spells its keys. The declarations read YAML and
 * generate the editor schema.
 */
public final class DeviceParser {

  /** The value of {@code kind}. */
  static final String DEVICE_KIND = "device";

  /** The lowest Android API level that the agent supports. */
  static final int OLDEST_API = 26;

  private static final int HOUR = 3600;

  static final Key<String> KIND =
      required(DocumentKind.KEY, Scalars.word(DEVICE_KIND), "What this file describes.");
  static final Key<String> NAME =
      required("name", DeviceScalars.name(), "A short name for tables and charts.");
  static final Key<String> TITLE =
      optional("title", Scalars.text(), "A name for headings; the short name if left out.");
  static final Key<Optional<String>> SERIAL =
      optional(
              "serial",
              new NoneOrType<>("any", DeviceScalars.serial()),
              "The device's serial number, or any if only one is attached.")
          .or("any");
  static final Key<AdbHost> HOST =
      optional(
          "host",
          DeviceScalars.host(),
          "The adb server that the device is attached to, as lab-3 or localhost:5038; this"
              + " machine's if left out.");
  static final Key<String> ABI =
      required("abi", DeviceScalars.abi(), "The instruction set that the runtime is taken for.");
  static final Key<Integer> MIN_API =
      optional("min_api", Scalars.whole(OLDEST_API, 99), "Android's API level, at least.")
          .or("" + OLDEST_API);
  static final Key<RuntimeFile> RUNTIME =
      required("runtime", new RuntimeType(), "What runs networks on the device.");
  static final Key<Integer> THREADS =
      required("threads", Scalars.whole(1, 64), "On how many threads an operation may run.");
  static final Key<Optional<String>> AFFINITY =
      optional(
              "affinity",
              new NoneOrType<>(DeviceScalars.affinity()),
              "The CPUs to run on, a hexadecimal mask such as f0, or none for the system's choice.")
          .or("none");
  static final Key<List<Provider>> PROVIDERS =
      optional(
              "providers",
              new ListType<>(ChoiceType.of(Provider.class), 0, Provider.values().length),
              "ONNX Runtime's execution providers in order, or benchmark_model's delegate, before the"
                  + " CPU's own kernels.")
          .or("[]");

  static final Key<Integer> THERMAL_STATUS =
      optional(
              "thermal_status",
              Scalars.whole(0, 6),
              "Android's thermal status, at most; 0 is no throttling.")
          .or("0");
  static final Key<Integer> BATTERY =
      optional("battery", Scalars.whole(0, 100), "The battery's charge in percent, at least.")
          .or("30");
  static final Key<Double> BATTERY_TEMPERATURE =
      optional(
              "battery_temperature",
              Scalars.decimal(0, 60),
              "The battery's temperature in degrees Celsius, at most.")
          .or("38");
  static final Key<Double> COOL_DOWN =
      optional(
              "cool_down",
              Scalars.decimal(0, HOUR),
              "Seconds to wait for these limits before a round is refused.")
          .or("300");
  static final Key<DeviceLimits> LIMITS =
      optional(
              "limits",
              new MapType<>(
                  "limits",
                  List.of(THERMAL_STATUS, BATTERY, BATTERY_TEMPERATURE, COOL_DOWN),
                  DeviceParser::limits),
              "When the device may be measured on.")
          .or("{}");

  static final Key<ProtocolWord> PROTOCOL =
      optional(
              "protocol",
              ChoiceType.of(ProtocolWord.class),
              "quick, a first look, or careful, a figure to publish.")
          .or("careful");

  /** A whole device file; {@link DeviceReader} checks how its parts fit together. */
  public static final MapType<MapValues> DEVICE =
      new MapType<>(
          "a device",
          List.of(
              KIND, NAME, TITLE, SERIAL, HOST, ABI, MIN_API, RUNTIME, THREADS, AFFINITY, PROVIDERS,
              LIMITS, PROTOCOL),
          values -> values);

  private DeviceParser() {}

  private static DeviceLimits limits(MapValues map) {
    return new DeviceLimits(
        map.get(THERMAL_STATUS),
        map.get(BATTERY),
        map.get(BATTERY_TEMPERATURE),
        map.get(COOL_DOWN));
  }
}
