package io.unetlab.cluster;

import java.io.IOException;
import java.util.Arrays;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;

/**
 * A master or a worker of Spark's that ends with the process that started it, however that ends.
 */
final class SparkProgram {

  private SparkProgram() {}

  public static void main(String[] args) {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {}
              } catch (IOException closed) {
                // as its end
              }
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    if (args[0].equals("master")) {
      Master.main(rest);
    } else {
      Worker.main(rest);
    }
  }
}
