package io.unetlab.cluster;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.SentJob;
import io.unetlab.ablations.task.Supply;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.ablations.task.files.SharedMark;
import io.unetlab.cluster.worker.JobParts;
import io.unetlab.cluster.worker.JobWords;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** An application of Spark's, whose processes stay from one job to the next. */
final class SparkCluster implements Cluster {

  private final JavaSparkContext spark;
  private final SentProgram program;
  private final Optional<SharedPlace> shared;
  private final Optional<SharedFolder> folder;
  private final SentFiles files;
  private final Consumer<String> news;
  private final MachineWatch machines;
  private boolean toldOfProgram;

  SparkCluster(JavaSparkContext spark, Optional<String> shared, Consumer<String> news)
      throws IOException {
    this.spark = spark;
    this.news = news;
    this.machines = new MachineWatch(news);
    if (!spark.isLocal()) {
      machines.listenTo(spark.sc());
    }
    this.program = SentProgram.send(spark);
    this.shared = shared.map(SharedPlace::new);
    this.folder = this.shared.map(SharedPlace::folder);
    this.files = SentFiles.by(spark);
  }

  @Override
  public void run(Job job, Supply<String> parts, Outputs outputs, BooleanSupplier stopped) {
    List<String> first = parts.rest();
    if (first.isEmpty()) {
      return;
    }
    String run = "unetlab-" + UUID.randomUUID();
    Optional<SharedMark> mark = folder.map(it -> new SharedMark(it, run));
    JobWords words =
        new JobWords(
            run,
            send(job, mark).text(),
            shared.map(SharedPlace::name).orElse(""),
            program.classPath());
    tell(first.size(), parts.size());
    try {
      new SparkRun(spark, words, parts, outputs, news).run(first, stopped);
    } finally {
      JobParts.close(); // those of this process, with a local master
      mark.ifPresent(SparkCluster::remove);
    }
  }

  // Before the first result, processes start, fetch the program and open the job: half a minute.
  // Later jobs find the program there.
  private void tell(int first, int all) {
    String fetched =
        toldOfProgram
            ? ""
            : program.size().map(it -> ", and the program, " + it + ", to each process").orElse("");
    toldOfProgram = true;
    news.accept(tasks(first, all) + " sent" + fetched + "; waiting for the first result");
  }

  private static String tasks(int first, int all) {
    String many = String.format(Locale.ROOT, "%,d %s", all, all == 1 ? "task" : "tasks");
    if (first == all) {
      return many + (all == 1 ? " is" : " are");
    }
    return first == 1
        ? "the first of at most " + many + " is"
        : String.format(Locale.ROOT, "the first %,d of at most %s are", first, many);
  }

  private static void remove(SharedMark mark) {
    try {
      mark.remove();
    } catch (IOException stays) {
      return; // an empty file
    }
  }

  private SentJob send(Job job, Optional<SharedMark> mark) {
    try {
      SentJob sent = SentJob.of(job);
      if (mark.isPresent()) {
        mark.get().put();
        sent.files().putInto(mark.get().folder());
      } else {
        files.send(sent.files());
      }
      return sent;
    } catch (IOException e) {
      throw new ClusterException("a job's files cannot be sent: " + Reason.of(e), e);
    }
  }

  @Override
  public Optional<SharedFolder> shared() {
    return folder;
  }

  @Override
  public int slots() {
    return Slots.of(spark);
  }

  @Override
  public void close() {
    spark.sc().removeSparkListener(machines); // to leave them is no loss
    spark.close();
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
