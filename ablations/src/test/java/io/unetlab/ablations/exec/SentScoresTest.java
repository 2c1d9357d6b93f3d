package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.OtherMachines;
import io.unetlab.ablations.task.SentTrials;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores and counts of other machines are those of this one. */
class SentScoresTest {

  private static final Path RESOURCES = Path.of("src/test/resources/proxies");
  private static final int PICTURES = 8;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path study = RESOURCES.resolve("study.yaml");
    Files.copy(RESOURCES.resolve("base.yaml"), folder.resolve("base.yaml"));
    Files.writeString(
        folder.resolve("recipe.yaml"),
        Files.readString(RESOURCES.resolve("recipe.yaml"))
            .replaceAll("data: .*", "data: {folder: pictures, size: 16, held_out: 50 %}"));
    Files.writeString(
        folder.resolve("study.yaml"),
        Files.readString(study).replace("metrics: [params, macs]", "metrics: [params, macs, loss]")
            + "\nquality: {score: loss_change, weights: base.safetensors, recipe: recipe.yaml}\n");
    SafetensorsWriter.write(
        folder.resolve("base.safetensors"),
        Initializers.seeded(Networks.graph(StudyLoader.load(study).base().spec()), 3)
            .tensors()
            .values(),
        ElementType.FLOAT32,
        Map.of());
    pictures();
  }

  private void pictures() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 16; x++) {
        picture.setRGB(x, i, 0x01_00_01 * (10 * x + i));
      }
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
    }
    Files.writeString(
        pictures.resolve("metadata.jsonl"),
        IntStream.range(0, PICTURES)
            .mapToObj(i -> "{\"file_name\": \"" + i + ".png\", \"text\": \"picture\"}\n")
            .collect(Collectors.joining()));
  }

  @Test
  void outcomesAndDecisionAreTheSame() {
    StudySpec study = StudyLoader.load(folder.resolve("study.yaml"));
    MemoryStore here = new MemoryStore();
    StudyResult local = StudyRunner.run(study, RunSettings.PLAIN.with(here));

    MemoryStore there = new MemoryStore();
    try (OtherMachines machines = new OtherMachines(folder.resolve("cluster"), 2)) {
      StudyResult sent =
          StudyRunner.run(study, RunSettings.PLAIN.with(there).with(new SentTrials(machines)));

      assertThat(there.outcomes()).isEqualTo(here.outcomes());
      assertThat(there.outcomes().keySet())
          .extracting(it -> it.metric())
          .contains("counts", "score");
      assertThat(sent.decision().winner()).isEqualTo(local.decision().winner());
    }
    assertThat(folder.resolve("cluster/machine0/processes")).isEmptyDirectory();
    assertThat(List.of(folder.resolve("cluster/machine1/contents").toFile().list()))
        .hasSize(PICTURES + 2);
  }
}
