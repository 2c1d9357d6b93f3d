package io.unetlab.profiler.device;

import java.util.List;
import java.util.Optional;

/**
 * One run of the agent on a device.
 *
 * @param files the device's paths of what was pushed before, which have to be there
 * @param arguments of {@code AgentMain}
 * @param affinity a mask of {@code taskset}
 * @param deadlineSeconds after which the agent ends by itself, and a little later is given up
 */
public record AgentCall(
    List<String> files, List<String> arguments, Optional<String> affinity, long deadlineSeconds) {

  public AgentCall {
    files = List.copyOf(files);
    arguments = List.copyOf(arguments);
  }
}
