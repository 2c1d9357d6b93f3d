package io.unetlab.ablations.task;

import java.util.function.Consumer;

/**
 * Connects to clusters of one kind. Found by {@link java.util.ServiceLoader}, since the libraries
 * that it needs are not in the command line's jar.
 */
public interface ClusterService {

  /**
   * Connects.
   *
   * @param news takes what the user has to know, a sentence each, from any thread: machines that
   *     join or are lost, parts that failed on one and are tried again
   * @throws ClusterException with a message for the user
   */
  Cluster connect(ClusterAddress address, Consumer<String> news);
}
