package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attached device, whether or not it can be measured on.
 *
 * @param serial as adb lists it; {@code desktop} for this machine
 * @param state as adb reports it; {@code device} when it can run commands
 * @param about empty when the device cannot be queried
 * @param host the adb server it is attached to; empty for the environment's, and for this machine
 * @param twin the serial of the same device over another connection, if listed earlier
 * @param hindrance why it cannot be queried, and what to do
 */
public record SeenDevice(
    String serial,
    Optional<AdbHost> host,
    String state,
    Optional<About> about,
    DeviceState now,
    Optional<String> twin,
    Optional<String> hindrance) {

  /** The state of a device that can be queried. */
  public static final String READY = "device";

  /**
   * What a device reports about itself.
   *
   * @param name maker and model
   * @param soc the system on chip, or the processor's name
   * @param os with its version
   * @param api Android API level; empty without Android
   * @param abis supported ABIs, the preferred first
   */
  public record About(
      DeviceKind kind, String name, String soc, String os, OptionalInt api, List<String> abis) {

    public About {
      Objects.requireNonNull(kind, "kind");
      abis = List.copyOf(abis);
    }
  }

  /** A device that was queried. */
  public static SeenDevice asked(String serial, About about, DeviceState now) {
    return new SeenDevice(
        serial,
        Optional.empty(),
        READY,
        Optional.of(about),
        now,
        Optional.empty(),
        Optional.empty());
  }

  /** A copy marked as listed under another serial too. */
  public SeenDevice by(String twin) {
    return new SeenDevice(serial, host, state, about, now, Optional.of(twin), hindrance);
  }

  /** A copy attached to a host. */
  public SeenDevice at(Optional<AdbHost> other) {
    return new SeenDevice(serial, other, state, about, now, twin, hindrance);
  }

  /** {@code 39FX0 at lab-3:5037}; only the serial without a host. */
  public String label() {
    return serial + host.map(it -> " at " + it).orElse("");
  }

  /** A device that could not be queried. */
  public static SeenDevice mute(String serial, String state, String hindrance) {
    return new SeenDevice(
        serial,
        Optional.empty(),
        state,
        Optional.empty(),
        DeviceState.UNKNOWN,
        Optional.empty(),
        Optional.of(hindrance));
  }

  /** This machine, which needs no cable. */
  public static SeenDevice desktop(HostFacts host) {
    String abi = System.getProperty("os.arch", "unknown");
    About about =
        new About(
            DeviceKind.DESKTOP,
            "this machine",
            host.cpu(),
            host.os(),
            OptionalInt.empty(),
            List.of(abi));
    return asked(Devices.DESKTOP_NAME, about, DeviceState.UNKNOWN);
  }
}
