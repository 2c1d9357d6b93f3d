package io.unetlab.cli.command;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterService;
import io.unetlab.cli.output.UserException;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to clusters, by what is on the class path. */
final class Clusters {

  private static final String HOW =
      "set SPARK_HOME to an unpacked Apache Spark 4.2 for Scala 2.13, or start the program from a"
          + " clone with ./unetlab, which fetches Spark on first use, or by spark-submit;"
          + " docs/cluster.md says how";

  private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
  private static final long CALM = TimeUnit.SECONDS.toNanos(2);
  private static final long POLL_MS = 100;

  private Clusters() {}

  /**
   * Connects.
   *
   * @param news takes what the user has to know, a sentence each, from any thread
   * @throws UserException if Spark is not there
   * @throws io.unetlab.ablations.task.ClusterException if the cluster cannot be used
   */
  static Cluster connect(ClusterAddress address, Consumer<String> news) {
    try {
      Optional<ClusterService> service = ServiceLoader.load(ClusterService.class).findFirst();
      return service.orElseThrow(Clusters::missing).connect(address, news);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new UserException(
          "--on cannot use the Apache Spark on the class path (" + e + "): " + HOW);
    }
  }

  /**
   * Connects, or stops waiting: Spark tries a master that does not answer for minutes, and nothing
   * makes it return.
   *
   * @param stopped whether the user has asked to stop
   * @throws CancellationException when stopped
   */
  static Cluster connect(ClusterAddress address, Consumer<String> news, BooleanSupplier stopped) {
    return unless(stopped, () -> connect(address, news));
  }

  static <T> T unless(BooleanSupplier stopped, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(result, work), "connecting");
    thread.setDaemon(true);
    thread.start();
    while (!result.isDone()) {
      if (stopped.getAsBoolean()) {
        throw new CancellationException("stopped while connecting");
      }
      pause();
    }
    try {
      return result.join();
    } catch (CompletionException e) {
      throw thrown(e.getCause());
    }
  }

  // Whatever it is, the caller has to know.
  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static RuntimeException thrown(@Nullable Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    return (RuntimeException) Objects.requireNonNull(fault);
  }

  /**
   * The tasks that a cluster runs at a time, once no further machine joins.
   *
   * @throws UserException if none joins
   */
  static int slots(Cluster cluster, String name) {
    long started = System.nanoTime();
    long changed = started;
    int slots = 0;
    while (System.nanoTime() - (slots == 0 ? started : changed) < (slots == 0 ? LONGEST : CALM)) {
      int now = cluster.slots();
      if (now != slots) {
        slots = now;
        changed = System.nanoTime();
      }
      pause();
    }
    if (slots == 0) {
      throw new UserException(
          name
              + " has no machine for this program: none with free cores and memory joined within "
              + TimeUnit.NANOSECONDS.toSeconds(LONGEST)
              + " s; plan --slots N needs none");
    }
    return slots;
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static UserException missing() {
    return new UserException("--on needs Apache Spark, which is not in this program: " + HOW);
  }
}
