package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Connects to Spark's master, or says why that is impossible. */
final class SparkConnection {

  private static final String STANDALONE = "spark://";

  private static final int CONNECT_MS = 5000;
  private static final long PATIENCE_S = 10;

  private SparkConnection() {}

  /**
   * An application of its own.
   *
   * @throws ClusterException with a message for the user
   */
  static JavaSparkContext open(ClusterAddress address, Consumer<String> news) {
    String master = address.master();
    JavaSparkContext spark = connect(SparkSettings.of(address), news);
    if (spark.sc().isStopped() || isUnregistered(spark)) {
      spark.close();
      throw new ClusterException(unaccepted(master));
    }
    return spark;
  }

  private static String unaccepted(String master) {
    return master
        + " does not accept this program: it has to be a master of Spark "
        + org.apache.spark.package$.MODULE$.SPARK_VERSION()
        + ", with the same spark.authenticate.secret if it asks for one, and the same encryption"
        + details();
  }

  private static String details() {
    return " (details are in " + SparkLog.file() + ")";
  }

  // To register with a master takes a moment, or minutes when it is none.
  private static JavaSparkContext connect(SparkConf conf, Consumer<String> news) {
    String master = conf.get("spark.master");
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> news.accept("waiting for " + master + " to accept this program"),
            CompletableFuture.delayedExecutor(PATIENCE_S, TimeUnit.SECONDS));
    try {
      return new JavaSparkContext(conf);
    } catch (Exception e) { // Scala throws checked ones without declaring them
      throw new ClusterException(refused(master, e), e);
    } finally {
      waiting.cancel(false);
    }
  }

  // Spark gives up after a minute or two without telling its caller, and makes up a name.
  private static boolean isUnregistered(JavaSparkContext spark) {
    return spark.master().startsWith(STANDALONE)
        && spark.sc().applicationId().startsWith("spark-application-");
  }

  // Spark may give up while it still starts, and stumbles over what it has cleared away.
  static String refused(String master, Exception e) {
    if (master.startsWith(STANDALONE) && e instanceof NullPointerException) {
      return unaccepted(master);
    }
    return master + " cannot be used: " + SparkFault.reason(e) + details();
  }

  /**
   * Why no master of a standalone cluster answers; empty if one does, and for any other address.
   * Spark itself would try for a minute before it says so.
   */
  static Optional<String> silence(String master) {
    if (!master.startsWith(STANDALONE)) {
      return Optional.empty();
    }
    String reason = "";
    for (String one : master.substring(STANDALONE.length()).split(",", -1)) {
      try (Socket socket = new Socket()) {
        socket.connect(address(one), CONNECT_MS);
        return Optional.empty();
      } catch (UnknownHostException e) {
        reason = "there is no such host";
      } catch (IOException e) {
        reason = String.valueOf(e.getMessage());
      } catch (IllegalArgumentException noAddress) {
        return Optional.empty(); // Spark refuses it
      }
    }
    return Optional.of(master + " does not answer: " + reason);
  }

  private static InetSocketAddress address(String one) {
    int colon = one.lastIndexOf(':');
    int port = Integer.parseInt(one.substring(colon + 1));
    return new InetSocketAddress(one.substring(0, Math.max(0, colon)), port);
  }
}
