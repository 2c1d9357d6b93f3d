package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.ablations.task.ClusterException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
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
