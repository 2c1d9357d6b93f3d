package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.DeviceFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The connection to one device. Closing it removes everything the session put there, except for
 * files that the device caches by content. Not thread-safe.
 *
 * <p>All methods throw {@link DeviceException} when the device or the connection fails.
 */
public interface DeviceTransport extends AutoCloseable {

  /** What the device reports about itself. */
  DeviceFacts target();

  /** Its current state. */
  DeviceState state();

  /**
   * Ensures that the device has these files, compared by content.
   *
   * @return the device path of each
   */
  Map<Path, String> push(List<Path> files);

  /**
   * Runs the agent.
   *
   * @param lines receives each line of standard output as it arrives
   * @return how it ended; if it exceeds its deadline or the run is interrupted, it is killed and
   *     refused, since a retry would end the same
   */
  AgentExit run(AgentCall call, Consumer<String> lines);

  /** Waits a while for a lost device; whether it came back shows later. */
  default void awaitReturn() {
    // A device that cannot be lost needs no waiting.
  }

  @Override
  void close();
}
