package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.DeviceFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way to one device. Whatever it put there in a session is gone when it is closed, but for
 * files that the device keeps by content for the next time. For one thread at a time.
 *
 * <p>All methods throw {@link DeviceException} when the device, or the way to it, fails.
 */
public interface DeviceTransport extends AutoCloseable {

  /** What the device says of itself. */
  DeviceFacts target();

  /** How it is now. */
  DeviceState state();

  /**
   * Sees to it that the device has these files, by content.
   *
   * @return where each lies there
   */
  Map<Path, String> push(List<Path> files);

  /**
   * Runs the agent.
   *
   * @param lines told each line of standard output as it comes
   * @return how it ended; when it was still running at its deadline, or the run was interrupted, it
   *     is killed and refused, since another try would end the same
   */
  AgentExit run(AgentCall call, Consumer<String> lines);

  /** Waits a while for a device that was lost; that it did not come back shows later. */
  default void awaitReturn() {
    // A device that cannot be lost is there.
  }

  @Override
  void close();
}
