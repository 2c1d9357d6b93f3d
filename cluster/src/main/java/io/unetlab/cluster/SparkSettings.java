package io.unetlab.cluster;

import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;

/**
 * Spark's properties for a study: the user's, those of {@code spark-submit}, and for what neither
 * sets the values that suit a few long tasks.
 */
final class SparkSettings {

  /**
   * The program's class path on machines where it is installed, so that it is not sent to them;
   * separated as in Java.
   */
  static final String CLASS_PATH = "spark.unetlab.classPath";

  private static final Map<String, String> DEFAULTS = defaults();

  private SparkSettings() {}

  private static Map<String, String> defaults() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("spark.app.name", "unetlab");
    values.put("spark.ui.enabled", "false"); // it would listen on a port
    values.put("spark.ui.showConsoleProgress", "false");
    values.put("spark.driver.maxResultSize", "0"); // outputs are not kept
    // Larger ones would be fetched from the machines, which a firewall need not allow.
    values.put("spark.task.maxDirectResultSize", "64m");
    // A slow task is also started elsewhere, once most others have ended. Spark would also judge
    // by rates of records, which mean nothing here.
    values.put("spark.speculation", "true");
    values.put("spark.speculation.quantile", "0.75");
    values.put("spark.speculation.multiplier", "1.5");
    values.put("spark.speculation.minTaskRuntime", "10s");
    values.put("spark.speculation.efficiency.enabled", "false");
    // YARN and Kubernetes end a run after so many lost processes, three by default; a part may lose
    // five.
    values.put("spark.executor.maxNumFailures", "1000");
    // A process that cannot start a job is not given that part again, and of parts that were
    // submitted together at most two. A lost process is not held against its machine.
    String never = "99";
    values.put("spark.task.maxFailures", "100"); // above never, as Spark demands
    values.put("spark.excludeOnFailure.taskAndStage.enabled", "true");
    values.put("spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor", "1");
    values.put("spark.excludeOnFailure.task.maxTaskAttemptsPerNode", never);
    values.put("spark.excludeOnFailure.stage.maxFailedTasksPerExecutor", "2");
    values.put("spark.excludeOnFailure.stage.maxFailedExecutorsPerNode", never);
    values.put("spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout", "20s");
    return values;
  }

  /**
   * The configuration.
   *
   * @throws ClusterException if {@code spark-defaults.conf} cannot be read
   */
  static SparkConf of(ClusterAddress address) {
    SparkConf conf = new SparkConf();
    conf.setMaster(address.master());
    address.settings().forEach(conf::set);
    SparkDefaults.read(System.getenv()).forEach(conf::setIfMissing);
    DEFAULTS.forEach(conf::setIfMissing);
    conf.set("spark.serializer", JavaSerializer.class.getName()); // PartOfRun needs it
    if (address.master().equals("yarn")) {
      // YARN tells of a lost machine after ten minutes. A connection that waits longer than two for
      // an answer is closed by default, and with this one the run ends.
      conf.setIfMissing("spark.rpc.io.connectionTimeout", "1h");
    } else if (address.master().startsWith("k8s://")) {
      // The user of Spark's image has no home.
      conf.setIfMissing("spark.executorEnv.UNETLAB_CACHE", "/tmp/unetlab");
    }
    if (address.master().startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return conf;
  }

  /**
   * What is wrong with the master under {@code spark-submit}, which has prepared the class path and
   * the files for its own.
   */
  static Optional<String> conflict(String master) {
    String other = new SparkConf().get("spark.master", master);
    return Boolean.getBoolean("SPARK_SUBMIT") && !other.equals(master)
        ? Optional.of(
            "spark-submit has --master "
                + other
                + " and --on has "
                + master
                + "; give both the same")
        : Optional.empty();
  }
}
