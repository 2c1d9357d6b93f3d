package io.unetlab.cli.command;

import io.unetlab.ablations.exec.CountingCluster;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.SentStudy;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.SentTrials;
import io.unetlab.cli.output.ProgressLine;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The cluster of a run, if it has one; its machines are free as soon as the run needs none. */
final class StudyCluster implements AutoCloseable {

  private final Optional<Cluster> cluster;

  private StudyCluster(Optional<Cluster> cluster) {
    this.cluster = cluster;
  }

  /**
   * Connects, if there is an address.
   *
   * @param stopped whether to stop connecting
   * @throws io.unetlab.ablations.task.ClusterException if the cluster cannot be used
   */
  static StudyCluster of(
      Optional<ClusterAddress> address,
      ProgressLine progress,
      PrintWriter err,
      BooleanSupplier stopped) {
    return new StudyCluster(
        address.map(
            it ->
                Clusters.connect(
                    it, news -> progress.above(() -> err.println("unetlab: " + news)), stopped)));
  }

  /** The settings of a run that sends its work there, and leaves before it measures. */
  RunSettings in(RunSettings settings, SentStudy study) {
    return cluster.map(it -> on(it, settings, study)).orElse(settings);
  }

  // To measure takes hours, and no machine but this one takes part.
  private RunSettings on(Cluster machines, RunSettings settings, SentStudy study) {
    return settings
        .with(new SentTrials(machines))
        .with(new CountingCluster(machines, study))
        .withCounted(
            result -> {
              close();
              settings.counted().accept(result);
            });
  }

  @Override
  public void close() {
    cluster.ifPresent(Cluster::close);
  }
}
