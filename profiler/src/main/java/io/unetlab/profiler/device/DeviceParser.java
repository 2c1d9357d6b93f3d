package io.unetlab.profiler.device;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.IntegerType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.NumberType;
import io.unetlab.spec.yaml.TextType;
import io.unetlab.spec.yaml.WordType;
import java.util.List;
import java.util.Optional;

/**
 * The language of device files: the only place where its keys are spelled. The declarations read
 * YAML, and the editors' schema is made from them.
 */
public final class DeviceParser {

  /** What {@code kind} says. */
  static final String DEVICE_KIND = "device";

  /** What the agent needs of Android. */
  static final int OLDEST_API = 26;

  private static final int HOUR = 3600;

  static final Key<String> KIND =
      required(DocumentKind.KEY, new WordType(DEVICE_KIND), "What this file describes.");
  static final Key<String> NAME =
      required("name", new DeviceNameType(), "A short name for tables and charts.");
  static final Key<String> TITLE =
      optional("title", new TextType(), "A name for headings; the short name if left out.");
  static final Key<Optional<String>> SERIAL =
      optional(
          "serial",
          new SerialType(),
          "The device's serial number, or any if only one is attached; any if left out.");
  static final Key<String> ABI =
      required("abi", new AbiType(), "The instruction set that the runtime is taken for.");
  static final Key<Integer> MIN_API =
      optional(
          "min_api",
          new IntegerType(OLDEST_API, 99),
          "Android's API level, at least; " + OLDEST_API + " if left out.");
  static final Key<RuntimeFile> RUNTIME =
      required("runtime", new RuntimeType(), "What runs networks on the device.");
  static final Key<Integer> THREADS =
      required("threads", new IntegerType(1, 64), "On how many threads an operation may run.");
  static final Key<Optional<String>> AFFINITY =
      optional(
          "affinity",
          new NoneOrType<>(new AffinityType()),
          "The CPUs to run on, a hexadecimal mask such as f0; none, the default, leaves it to the"
              + " system.");
  static final Key<List<Provider>> PROVIDERS =
      optional(
          "providers",
          new ListType<>(new ChoiceType<>(Provider.class), 0, Provider.values().length),
          "ONNX Runtime's execution providers, in order, before the CPU's own.");

  static final Key<Integer> THERMAL_STATUS =
      optional(
          "thermal_status",
          new IntegerType(0, 6),
          "Android's thermal status, at most; 0, no throttling, if left out.");
  static final Key<Integer> BATTERY =
      optional(
          "battery",
          new IntegerType(0, 100),
          "The battery's charge in percent, at least; 30 if left out.");
  static final Key<Double> BATTERY_TEMPERATURE =
      optional(
          "battery_temperature",
          new NumberType(0, 60),
          "The battery's temperature in degrees Celsius, at most; 38 if left out.");
  static final Key<Double> COOL_DOWN =
      optional(
          "cool_down",
          new NumberType(0, HOUR),
          "Seconds to wait for these limits before a round is refused; 300 if left out.");
  static final Key<DeviceLimits> LIMITS =
      optional(
          "limits",
          new MapType<>(
              "limits",
              List.of(THERMAL_STATUS, BATTERY, BATTERY_TEMPERATURE, COOL_DOWN),
              DeviceParser::limits),
          "When the device may be measured on.");

  static final Key<ProtocolWord> PROTOCOL =
      optional(
          "protocol",
          new ChoiceType<>(ProtocolWord.class),
          "quick, a first look, or careful, a figure to publish; careful if left out.");

  /** A whole device file; what its parts say of each other is checked by {@link DeviceLoader}. */
  public static final MapType<MapValues> DEVICE =
      new MapType<>(
          "a device",
          List.of(
              KIND, NAME, TITLE, SERIAL, ABI, MIN_API, RUNTIME, THREADS, AFFINITY, PROVIDERS,
              LIMITS, PROTOCOL),
          values -> values);

  private DeviceParser() {}

  private static DeviceLimits limits(MapValues map) {
    DeviceLimits usual = DeviceLimits.USUAL;
    return new DeviceLimits(
        map.find(THERMAL_STATUS).orElse(usual.thermalStatus()),
        map.find(BATTERY).orElse(usual.batteryPercent()),
        map.find(BATTERY_TEMPERATURE).orElse(usual.batteryCelsius()),
        map.find(COOL_DOWN).orElse(usual.coolDownSeconds()));
  }
}
