package io.unetlab.ablations.task;

import java.util.List;
import java.util.function.Consumer;

/**
 * Connects to clusters of one kind. Found by {@link java.util.ServiceLoader}, since the libraries
 * that it needs are not in the command line's jar.
 */
public interface ClusterService {

  /**
   * What is wrong with an address, a sentence each, as far as it shows before anything is started:
   * settings that the engine would refuse, a place that it cannot reach, a master that does not
   * answer. The form of the master's address is the caller's concern.
   *
   * @throws ClusterException if the engine itself cannot be used
   */
  List<String> mistakes(ClusterAddress address);

  /**
   * Connects to an address without mistakes.
   *
   * @param news takes what the user has to know, a sentence each, from any thread: machines that
   *     join or are lost, parts that failed on one and are tried again
   * @throws ClusterException with a message for the user
   */
  Cluster connect(ClusterAddress address, Consumer<String> news);
}
