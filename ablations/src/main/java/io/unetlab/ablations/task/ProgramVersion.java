package io.unetlab.ablations.task;

import java.util.Objects;

/** The version of this program, which the machines of a cluster have to share. */
final class ProgramVersion {

  /** Of a build from source; two such builds cannot be told apart. */
  private static final String FROM_SOURCE = "(built from source)";

  private ProgramVersion() {}

  static String text() {
    return Objects.requireNonNullElse(
        ProgramVersion.class.getPackage().getImplementationVersion(), FROM_SOURCE);
  }

  /**
   * Compares it with another process's.
   *
   * @throws ClusterException if it is another version
   */
  static void requireSame(String sender) {
    String own = text();
    if (!own.equals(sender)) {
      throw new ClusterException(
          "this worker has unetlab "
              + own
              + ", and the job is of unetlab "
              + sender
              + "; if spark.unetlab.classPath names an installed one, install the same there");
    }
  }
}
