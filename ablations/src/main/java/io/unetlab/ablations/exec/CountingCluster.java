package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Cluster;
import java.util.Objects;

/**
 * A cluster that counts a study's variants.
 *
 * @param study as it is sent there
 * @param fewest variants to send at once; fewer are counted sooner here
 */
public record CountingCluster(Cluster cluster, SentStudy study, int fewest) {

  /** The fewest variants that a cluster counts sooner; docs/performance.md has the measurement. */
  public static final int FEWEST = 20_000;

  public CountingCluster {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(study, "study");
  }

  public CountingCluster(Cluster cluster, SentStudy study) {
    this(cluster, study, FEWEST);
  }
}
