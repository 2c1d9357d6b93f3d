package io.unetlab.profiler.device;

import java.util.List;
import java.util.Optional;

/**
 * One run of the agent on a device.
 *
 * @param files device paths of files pushed earlier, which must exist
 * @param arguments of {@code AgentMain}
 * @param affinity a mask of {@code taskset}
 * @param deadlineSeconds after which the agent exits by itself; shortly after, it is killed
 */
public record AgentCall(
    List<String> files, List<String> arguments, Optional<String> affinity, long deadlineSeconds) {

  public AgentCall {
    files = List.copyOf(files);
    arguments = List.copyOf(arguments);
  }
}
