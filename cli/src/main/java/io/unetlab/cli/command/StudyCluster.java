package io.unetlab.cli.command;

import io.unetlab.ablations.exec.ClusterWork;
import io.unetlab.ablations.exec.CountingCluster;
import io.unetlab.ablations.exec.CountingCluster.Fewest;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.SentStudy;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.SentTrials;
import io.unetlab.reports.view.ClusterPlanView;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The cluster of a run, if it has one; its machines are free as soon as the run needs none. */
final class StudyCluster implements AutoCloseable {

  private final Optional<Cluster> cluster;
  private final Consumer<String> news;

  private StudyCluster(Optional<Cluster> cluster, Consumer<String> news) {
    this.cluster = cluster;
    this.news = news;
  }

  /**
   * Connects, if there is an address and the study has work for a cluster.
   *
   * @param news takes what the user has to know, a sentence each, from any thread
   * @param stopped whether to stop connecting
   * @throws io.unetlab.cli.output.UserException if the cluster cannot be used
   */
  static StudyCluster of(
      Optional<ClusterAddress> address,
      ClusterWork work,
      Consumer<String> news,
      BooleanSupplier stopped) {
    Optional<ClusterAddress> used = address.filter(it -> work.isPossible());
    address
        .filter(it -> used.isEmpty())
        .ifPresent(
            it ->
                news.accept(
                    "nothing of this study runs on "
                        + it.master()
                        + "; it has no scores and no trainings, and "
                        + ClusterPlanView.COUNTED_HERE));
    return new StudyCluster(used.map(it -> Clusters.connect(it, news, stopped)), news);
  }

  /** The settings of a run that sends its work there, and leaves before it measures. */
  RunSettings in(RunSettings settings, SentStudy study) {
    return cluster.map(it -> on(it, settings, study)).orElse(settings);
  }

  // To measure takes hours, and no machine but this one takes part.
  private RunSettings on(Cluster machines, RunSettings settings, SentStudy study) {
    return settings
        .with(new SentTrials(machines))
        .with(new CountingCluster(machines, study, Fewest.USUAL, news))
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
