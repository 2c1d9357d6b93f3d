package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.ablations.task.ClusterService;
import io.unetlab.ablations.task.Supply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark within this process. */
class LocalSparkTest extends ClusterContract {

  private static final List<String> NEWS = new CopyOnWriteArrayList<>();

  private static Cluster cluster;

  @BeforeAll
  static void connect() {
    ClusterService service = ServiceLoader.load(ClusterService.class).findFirst().orElseThrow();
    cluster =
        service.connect(new ClusterAddress("local[2]", Optional.empty(), Map.of()), NEWS::add);
  }

  @AfterAll
  static void leave() {
    cluster.close();
  }

  @Override
  Cluster cluster() {
    return cluster;
  }

  @Test
  void theNewsStateWhatIsSent() {
    List<String> all = List.of("say a", "say b", "say c");
    NEWS.clear();
    cluster.run(ScriptJob.of(notes), Supply.of(all), new KeptOutputs(), () -> false);
    KeptOutputs outputs = new KeptOutputs();
    cluster.run(ScriptJob.of(notes), outputs.oneByOne(all), outputs, () -> false);
    cluster.run(ScriptJob.of(notes), Supply.of(all.subList(0, 1)), outputs, () -> false);

    assertThat(NEWS)
        .containsExactly(
            "3 tasks are sent; waiting for the first result",
            "the first of at most 3 tasks is sent; waiting for the first result",
            "1 task is sent; waiting for the first result");
  }

  @Test
  void ithasASlotForEachThread() {
    assertThat(cluster.slots()).isEqualTo(2);
  }
}
