package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Cluster;
import java.util.Objects;

/**
 * A cluster that counts a study's variants.
 *
 * @param study as it is sent there
 * @param fewest variants to send; fewer are counted here
 */
public record CountingCluster(Cluster cluster, SentStudy study, int fewest) {

  /** Fewer take this machine a few seconds, as the first part of a cluster does. */
  public static final int FEWEST = 20_000;

  public CountingCluster {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(study, "study");
  }

  public CountingCluster(Cluster cluster, SentStudy study) {
    this(cluster, study, FEWEST);
  }
}
