package io.unetlab.cli.command;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.ClusterService;
import io.unetlab.cli.option.ClusterOption;
import io.unetlab.cli.option.SparkMaster;
import io.unetlab.cli.output.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to clusters, by what is on the class path. */
final class Clusters {

  private static final String HOW =
      "set SPARK_HOME to an unpacked Apache Spark 4.2 for Scala 2.13, or start the program from a"
          + " clone with ./unetlab, which fetches Spark on first use, or by spark-submit;"
          + " docs/cluster.md says how";

  private static final long LONGEST = TimeUnit.SECONDS.toNanos(30);
  private static final long CALM = TimeUnit.SECONDS.toNanos(5);
  private static final long POLL_MS = 100;

  private Clusters() {}

  /**
   * The cluster that is asked for; empty for this machine.
   *
   * @param others what is wrong with other options, to be told along with it
   * @throws UserException with everything that is wrong, as far as it shows before Spark starts
   */
  static Optional<ClusterAddress> asked(ClusterOption option, List<String> others) {
    ClusterOption.Typed typed = option.typed();
    List<String> mistakes = new ArrayList<>(others);
    mistakes.addAll(typed.mistakes());
    typed.address().ifPresent(it -> mistakes.addAll(mistakes(it)));
    if (!mistakes.isEmpty()) {
      throw UserException.of(mistakes);
    }
    return typed.address();
  }

  private static List<String> mistakes(ClusterAddress address) {
    try {
      return service(it -> it.mistakes(address));
    } catch (UserException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Connects to a cluster that was {@link #asked} for.
   *
   * @param news takes what the user has to know, a sentence each, from any thread
   * @throws UserException if the cluster cannot be used
   */
  static Cluster connect(ClusterAddress address, Consumer<String> news) {
    news.accept("connecting to " + address.master());
    return service(it -> it.connect(address, news));
  }

  // Once a run has started, a lost cluster is an exception of its own kind.
  private static <T> T service(Function<ClusterService, T> call) {
    try {
      Optional<ClusterService> service = ServiceLoader.load(ClusterService.class).findFirst();
      return call.apply(service.orElseThrow(Clusters::missing));
    } catch (ClusterException e) {
      throw new UserException(String.valueOf(e.getMessage()));
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
   * The tasks that a cluster runs at a time, once no further machine has joined for some seconds.
   *
   * @param news hears that others may join later
   * @throws UserException if none joins
   */
  static int slots(Cluster cluster, String name, Consumer<String> news) {
    if (SparkMaster.isHere(name)) {
      return cluster.slots();
    }
    news.accept(
        "waiting until no further process has joined for "
            + TimeUnit.NANOSECONDS.toSeconds(CALM)
            + " s");
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
    news.accept(
        String.format(
            Locale.ROOT,
            "the plan is for the %,d %s of the processes that have joined so far; --slots N plans"
                + " for another number",
            slots,
            slots == 1 ? "slot" : "slots"));
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
