package io.unetlab.ablations.task;

/**
 * Connects to clusters of one kind. Found by {@link java.util.ServiceLoader}, since the libraries
 * that it needs are not in the command line's jar.
 */
public interface ClusterService {

  /**
   * Connects.
   *
   * @throws ClusterException with a message for the user
   */
  Cluster connect(ClusterAddress address);
}
