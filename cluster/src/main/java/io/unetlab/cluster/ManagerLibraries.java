package io.unetlab.cluster;

import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.spark.scheduler.ExternalClusterManager;

/**
 * What YARN and Kubernetes need beside Spark's own libraries. A package of Spark's has it; what a
 * clone fetches does not.
 */
final class ManagerLibraries {

  private static final String YARN = "yarn";
  private static final String KUBERNETES = "k8s://";
  private static final String SITE = "yarn-site.xml";
  private static final ClassLoader LOADER = ManagerLibraries.class.getClassLoader();

  private ManagerLibraries() {}

  /** Why a master cannot be used; empty if nothing is missing, and for any other master. */
  static Optional<String> missing(String master) {
    if (master.equals(YARN)) {
      return library(master, "spark-yarn_2.13").or(ManagerLibraries::site);
    }
    return master.startsWith(KUBERNETES)
        ? library(master, "spark-kubernetes_2.13")
        : Optional.empty();
  }

  private static Optional<String> library(String master, String library) {
    for (ExternalClusterManager one : ServiceLoader.load(ExternalClusterManager.class, LOADER)) {
      if (one.canCreate(master)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        master
            + " needs "
            + library
            + ", which is not among Spark's libraries: set SPARK_HOME to a package of Spark that"
            + " has it");
  }

  // Without it, Spark would try a port of this machine for a quarter of an hour.
  private static Optional<String> site() {
    return LOADER.getResource(SITE) == null
        ? Optional.of(
            "yarn needs " + SITE + ": set HADOOP_CONF_DIR to the directory that has the cluster's")
        : Optional.empty();
  }
}
