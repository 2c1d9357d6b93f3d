package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Connects to Spark's master, with the reason when it is impossible. */
final class SparkConnection {

  private static final String STANDALONE = "spark://";

  private static final int CONNECT_MS = 5000;

  private SparkConnection() {}

  static JavaSparkContext open(ClusterAddress address) {
    SparkConf conf = SparkSettings.of(address);
    String master = conf.get("spark.master");
    requireAnswer(master);
    JavaSparkContext spark;
    try {
      spark = new JavaSparkContext(conf);
    } catch (Exception e) { // Scala throws checked ones without declaring them
      throw new ClusterException(refused(master, e), e);
    }
    if (spark.sc().isStopped()) {
      throw new ClusterException(
          master
              + " does not accept this program. Is it the port of a master of Spark "
              + spark.version()
              + "? Details: "
              + SparkLog.file());
    }
    return spark;
  }

  private static String refused(String master, Exception e) {
    return master + " cannot be used: " + SparkFault.reason(e) + ". Details: " + SparkLog.file();
  }

  // Spark itself would try for a minute before it says so.
  private static void requireAnswer(String master) {
    if (!master.startsWith(STANDALONE)) {
      return;
    }
    String reason = "";
    for (String host : master.substring(STANDALONE.length()).split(",", -1)) {
      int colon = host.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(host.substring(colon + 1));
        socket.connect(
            new InetSocketAddress(host.substring(0, Math.max(0, colon)), port), CONNECT_MS);
        return;
      } catch (IOException e) {
        reason = e.toString();
      } catch (IllegalArgumentException e) {
        throw new ClusterException(
            master + " is no address of a master: expected spark://HOST:PORT, usually port 7077");
      }
    }
    throw new ClusterException(master + " does not answer: " + reason);
  }
}
