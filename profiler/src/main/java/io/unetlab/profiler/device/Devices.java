package io.unetlab.profiler.device;

import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Values of {@code --device}: a reserved name for this machine, or a device file. */
public final class Devices {

  /**
   * The name of this machine, where the agent runs in a separate JVM. No device file may use it.
   */
  public static final String DESKTOP_NAME = "desktop";

  private Devices() {}

  /**
   * Finds the device by name or file.
   *
   * @throws SpecException when it is neither, or the file cannot be used
   */
  public static Device named(String nameOrFile) {
    if (nameOrFile.equals(DESKTOP_NAME)) {
      return desktop();
    }
    Path file = path(nameOrFile);
    String hint = Nearest.hint(nameOrFile, List.of(DESKTOP_NAME));
    if (Files.notExists(file) && !hint.isEmpty()) {
      throw neither(nameOrFile, "there is no such device file", hint);
    }
    return DeviceLoader.load(file);
  }

  /**
   * What runs networks on the device of this name or file, whether or not the runtime's file is
   * there; empty if there is no such device, or its file has problems, which {@link #named} states.
   */
  public static Optional<RuntimeKind> runtime(String nameOrFile) {
    return nameOrFile.equals(DESKTOP_NAME)
        ? Optional.of(RuntimeKind.ONNXRUNTIME)
        : DeviceLoader.read(path(nameOrFile), new Problems()).map(DeviceFile::runtime);
  }

  /** Whether a device is this machine. */
  public static boolean isDesktop(Device device) {
    return device.name().equals(DESKTOP_NAME);
  }

  // The runtime is bundled with this program, so there is no file to name.
  private static Device desktop() {
    return new Device(
        DESKTOP_NAME,
        "This machine",
        Optional.empty(),
        Optional.empty(),
        System.getProperty("os.arch", "unknown"),
        OptionalInt.empty(),
        new Device.Runtime(RuntimeKind.ONNXRUNTIME, Path.of(""), ""),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty(),
        List.of(),
        DeviceLimits.USUAL,
        LatencyProtocol.QUICK);
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw neither(name, "this is no file's name", "");
    }
  }

  private static SpecException neither(String name, String message, String hint) {
    Problems problems = new Problems();
    problems.error(SpecCode.NOT_READABLE, new Source(name, "").at(1, 1), "", message, hint);
    return new SpecException(problems.all(), 0);
  }
}
