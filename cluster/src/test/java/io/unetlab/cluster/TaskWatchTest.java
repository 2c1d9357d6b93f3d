package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskEndReason;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark tells, in an order that a cluster shows seldom. */
class TaskWatchTest {

  private static final int PART = 3;
  private static final int STAGE = 1;
  private static final int ALLOWED = 2;

  private final List<String> news = new ArrayList<>();
  private final TaskWatch watch = new TaskWatch("run", news::add);

  @BeforeEach
  void start() {
    StageInfo stage =
        new StageInfo(
            STAGE,
            0,
            "",
            8,
            none(),
            none(),
            "",
            new TaskMetrics(),
            none(),
            Option.empty(),
            0,
            false,
            0);
    Properties properties = new Properties();
    properties.setProperty("spark.jobGroup.id", "run");
    Seq<StageInfo> stages = CollectionConverters.asScala(List.of(stage)).toSeq();
    watch.onJobStart(new SparkListenerJobStart(0, 0, stages, properties));
  }

  private static <T> Seq<T> none() {
    return CollectionConverters.asScala(List.<T>of()).toSeq();
  }

  private static TaskInfo task(long id) {
    return new TaskInfo(id, 0, (int) id, PART, 0, "1", "host", TaskLocality.ANY(), id > 0);
  }

  private void starts(long task) {
    watch.onTaskStart(new SparkListenerTaskStart(STAGE, 0, task(task)));
  }

  private void ends(long task, TaskEndReason reason) {
    watch.onTaskEnd(
        new SparkListenerTaskEnd(
            STAGE, 0, "", reason, task(task), new ExecutorMetrics(), new TaskMetrics()));
  }

  private static ExecutorLostFailure lost(boolean byPart) {
    return new ExecutorLostFailure("1", byPart, Option.apply("exit code 137"));
  }

  @Test
  void aPartIsLostOnceItLostItsProcesses() {
    for (int task = 0; task < ALLOWED; task++) {
      assertThat(watch.isLost(PART, ALLOWED)).isFalse();
      starts(task);
      ends(task, lost(true));
    }
    assertThat(watch.isLost(PART, ALLOWED)).isTrue();
    assertThat(watch.isLost(PART + 1, ALLOWED)).isFalse();
  }

  @Test
  void machinesThatAreLostOrCannotOpenTheJobDoNotCount() {
    starts(0);
    ends(0, lost(false));
    starts(1);
    ends(1, lost(false));
    starts(2);
    ends(2, new ExceptionFailure(new IllegalStateException("no library"), none()));

    assertThat(watch.isLost(PART, ALLOWED)).isFalse();
  }

  @Test
  void aHostThatCannotOpenTheJobIsToldOnce() {
    for (int task = 0; task < 2; task++) {
      starts(task);
      ends(task, new ExceptionFailure(new IllegalStateException("no library"), none()));
    }

    assertThat(news).containsExactly("worker host cannot open the job: no library");
  }

  @Test
  void aPartThatStillRunsIsNotLost() {
    starts(0);
    starts(1);
    ends(1, lost(true));
    starts(2);
    ends(2, lost(true));
    assertThat(watch.isLost(PART, ALLOWED)).isFalse();

    ends(0, lost(true));
    assertThat(watch.isLost(PART, ALLOWED)).isTrue();
  }
}
