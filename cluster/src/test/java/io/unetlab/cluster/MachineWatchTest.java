package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class MachineWatchTest {

  private final List<String> news = new ArrayList<>();
  private final MachineWatch watch = new MachineWatch(news::add);

  @Test
  void everyLossOfAWorkerThatJoinedIsTold() {
    for (String executor : List.of("0", "1")) {
      join(executor);
      lose(executor, "worker lost: head:7077 got disassociated");
    }

    assertThat(news)
        .containsExactly(
            "worker far joined with 2 cores",
            "worker far is lost: head:7077 got disassociated",
            "worker far joined with 2 cores",
            "worker far is lost: head:7077 got disassociated");
  }

  @Test
  void aWorkerThatStartsNoProcessIsToldOnceByReason() {
    for (int executor = 0; executor < 1000; executor++) {
      lose(String.valueOf(executor), "Error running executor: no directory. More of it");
    }
    lose("1001", "worker lost: far:1 got disassociated");

    assertThat(news)
        .containsExactly(
            "a worker cannot start a process: Error running executor: no directory",
            "a worker is lost: far:1 got disassociated");
  }

  @Test
  void aContainerThatEndedIsToldOnceWithItsStatus() {
    String reason =
        "Container from a bad node: container_1796102467406_0003_01_000003 on host: far. Exit"
            + " status: 137. Diagnostics: [2026-12-01 05:35:41.512]Container killed on request.";
    join("0");
    lose("0", reason);
    lose("0", reason);

    assertThat(news)
        .containsExactly(
            "worker far joined with 2 cores",
            "worker far is lost: container_1796102467406_0003_01_000003 ended with exit status"
                + " 137");
  }

  @Test
  void aContainerWithTooLittleMemoryIsToldWithWhatHelps() {
    lose(
        "0",
        "Container killed by YARN for exceeding physical memory limits. 664.5 MB of 640 MB physical"
            + " memory used. Consider boosting spark.executor.memoryOverhead.");

    assertThat(news)
        .singleElement()
        .asString()
        .endsWith(
            "664.5 MB of 640 MB physical memory used. Consider boosting"
                + " spark.executor.memoryOverhead");
  }

  @Test
  void aReasonMayBeginWithAnEmptyLine() {
    join("0");
    lose("0", "\nThe executor with id 0 exited with exit code 137(SIGKILL).\n \nThe API gave more");

    assertThat(news)
        .contains("worker far is lost: The executor with id 0 exited with exit code 137(SIGKILL)");
  }

  private void join(String executor) {
    scala.collection.immutable.Map<String, String> none =
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(Map.of()));
    watch.onExecutorAdded(
        new SparkListenerExecutorAdded(0, executor, new ExecutorInfo("far", 2, none)));
  }

  private void lose(String executor, String reason) {
    watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, executor, reason));
  }
}
