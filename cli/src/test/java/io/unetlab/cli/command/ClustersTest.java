package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterException;
import io.unetlab.ablations.task.Job;
import io.unetlab.ablations.task.Supply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClustersTest {

  @Test
  void aConnectionThatNeverComesIsLeftWhenTheUserStops() throws Exception {
    CountDownLatch trying = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                Clusters.unless(
                    () -> trying.getCount() == 0,
                    () -> {
                      trying.countDown();
                      try {
                        ended.await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return "";
                    }))
        .isInstanceOf(CancellationException.class);
    ended.countDown();
  }

  @Tag("slow")
  @Test
  void slotsAreOfTheProcessesThatHaveJoinedSoFar() {
    List<String> news = new ArrayList<>();
    Iterator<Integer> seen = List.of(0, 0, 1, 1, 3).iterator();
    Cluster joining =
        new Cluster() {
          @Override
          public void run(Job job, Supply<String> parts, Outputs outputs, BooleanSupplier stopped) {
            throw new UnsupportedOperationException();
          }

          @Override
          public int slots() {
            return seen.hasNext() ? seen.next() : 3;
          }

          @Override
          public void close() {}
        };

    assertThat(Clusters.slots(joining, "spark://head:7077", news::add)).isEqualTo(3);
    assertThat(news)
        .containsExactly(
            "waiting until no further process has joined for 5 s",
            "the plan is for the 3 slots of the processes that have joined so far; --slots N plans"
                + " for another number");
  }

  @Test
  void whatConnectingAnswersOrThrowsIsTheCallers() {
    assertThat(Clusters.unless(() -> false, () -> "connected")).isEqualTo("connected");
    ClusterException refused = new ClusterException("spark://a:1 does not answer");
    assertThatThrownBy(
            () ->
                Clusters.unless(
                    () -> false,
                    () -> {
                      throw refused;
                    }))
        .isSameAs(refused);
    assertThatThrownBy(
            () ->
                Clusters.unless(
                    () -> false,
                    () -> {
                      throw new NoClassDefFoundError("x");
                    }))
        .isInstanceOf(NoClassDefFoundError.class);
  }
}
