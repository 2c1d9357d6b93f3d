package io.unetlab.profiler.device;

import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A device file, or {@code desktop}: which device, which runtime, and under which conditions.
 *
 * @param serial as adb lists it; empty for the only device attached
 * @param host the adb server it is attached to; empty for the one that adb uses by itself, usually
 *     this machine's
 * @param abi that the device must support: {@code arm64-v8a}
 * @param minApi the lowest Android API level that will do; empty without Android
 * @param threads that an operation may use
 * @param affinity the CPUs that the agent may use as a hexadecimal mask of {@code taskset}; empty
 *     leaves it to the system
 * @param providers ONNX Runtime's execution providers or LiteRT's delegate by name ({@code
 *     XNNPACK}), in order; the CPU's own kernels come last
 */
public record Device(
    String name,
    String title,
    Optional<String> serial,
    Optional<AdbHost> host,
    String abi,
    OptionalInt minApi,
    Runtime runtime,
    int threads,
    Optional<String> affinity,
    List<String> providers,
    DeviceLimits limits,
    LatencyProtocol protocol) {

  /** The kinds of runtime. */
  public enum RuntimeKind {
    /** The onnxruntime-android AAR, run by the agent. */
    ONNXRUNTIME,
    /** LiteRT's command-line tool. */
    BENCHMARK_MODEL
  }

  /**
   * The runtime file; an empty path stands for the one bundled with this program.
   *
   * @param sha256 of the file, in lower-case hexadecimal
   * @param file how networks are written for benchmark_model
   */
  public record Runtime(RuntimeKind kind, Path path, String sha256, TfliteOptions file) {

    /** A runtime for which networks are written as usual. */
    public Runtime(RuntimeKind kind, Path path, String sha256) {
      this(kind, path, sha256, TfliteOptions.USUAL);
    }
  }

  /** The same device, measured by another protocol. */
  public Device with(LatencyProtocol other) {
    return new Device(
        name, title, serial, host, abi, minApi, runtime, threads, affinity, providers, limits,
        other);
  }

  public Device {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(runtime, "runtime");
    providers = List.copyOf(providers);
  }
}
