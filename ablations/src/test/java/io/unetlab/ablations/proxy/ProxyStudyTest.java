package io.unetlab.ablations.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.run.TrainedFiles;
import io.unetlab.training.run.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy study whose networks are not trained: their loss is a function of their MACs. */
class ProxyStudyTest {

  private static final Path STUDY = Path.of("src/test/resources/proxies/study.yaml");
  private static final Path RECIPE = Path.of("src/test/resources/proxies/recipe.yaml");

  @TempDir private Path folder;

  private double loss(NetworkSpec network, Recipe recipe, long seed, Path directory) {
    write(network, directory);
    int steps = ((Length.Steps) recipe.training().length()).count();
    double macs = Metrics.counted(network).values().get("macs").doubleValue();
    if (steps == 40 && network.name().contains("width")) {
      throw new TrainingException("the loss is not a number");
    }
    return 1 + seed / 100.0 + 1.0 / steps - macs / 1e9;
  }

  private static void write(NetworkSpec network, Path directory) {
    Graph graph = Networks.graph(network);
    WeightStore weights = Initializers.seeded(graph, 3);
    try {
      Files.createDirectories(directory);
      SafetensorsWriter.write(
          new TrainedFiles(directory).unet(),
          weights.tensors().values(),
          ElementType.FLOAT32,
          Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyValueOfEveryNetworkIsFoundAndKept() throws IOException {
    ProxyStudy study =
        new ProxyStudy(StudyLoader.load(STUDY), RecipeLoader.load(RECIPE), folder, this::loss);
    assertThat(study.networks()).isEqualTo(8);
    assertThat(study.trainings()).isEqualTo(8 * 4);

    ProxyValues values = study.run(2, Progress.NONE);

    assertThat(values.columns())
        .containsExactly(
            "params",
            "macs",
            "output_error",
            "output_error_sum",
            "loss_change",
            "loss_change_sum",
            "loss_after_40",
            "loss_after_100",
            "long_loss_seed_1",
            "long_loss_seed_2");
    assertThat(values.rows().get(0).values())
        .containsEntry("output_error", 0.0)
        .containsEntry("output_error_sum", 0.0)
        .containsEntry("loss_change", 0.0);
    assertThat(values.rows().get(7).values().get("output_error")).isPositive();
    assertThat(study.failures()).hasSize(4).first().asString().contains("width");
    assertThat(ProxyValues.read(folder.resolve("values.csv"))).isEqualTo(values);

    ProxyAgreements agreements = ProxyAgreements.of(values);
    assertThat(agreements.seeds()).hasSize(2);
    ProxyAgreement macs = agreements.proxies().get(1);
    assertThat(macs.spearman().orElseThrow().value()).isEqualTo(1);
    assertThat(agreements.proxies().get(6).networks()).isEqualTo(4);
  }

  /** Else a score would be that of parts which have learned nothing. */
  @Test
  void everyWeightOfTheExamplesNetworksComesFromTheBase() {
    StudySpec example = StudyLoader.load(Path.of("../examples/proxies/study.yaml"));
    WeightStore base = Initializers.seeded(Networks.graph(example.base().spec()), 1);
    List<ProxyNetworks.One> networks = ProxyNetworks.of(example).all();
    assertThat(networks).hasSize(25);
    for (ProxyNetworks.One network : networks) {
      assertThat(Transfer.from(base, Networks.graph(network.spec()), 0).rows())
          .as(network.variant().label())
          .noneMatch(it -> it.outcome() == Transfer.Outcome.NEW);
    }
  }

  @Test
  void theSameStudyAgainHasTheSameValues() {
    assertThat(run()).isEqualTo(run());
    assertThat(folder.resolve("trainings")).isDirectoryContaining("glob:**-100-3");
  }

  private ProxyValues run() {
    return new ProxyStudy(StudyLoader.load(STUDY), RecipeLoader.load(RECIPE), folder, this::loss)
        .run(1, Progress.NONE);
  }
}
