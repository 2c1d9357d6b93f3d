package io.unetlab.cli;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A study that scores its options on a checkpoint of noise and a few pictures. */
final class ScoredStudy {

  private static final int PICTURES = 8;

  private ScoredStudy() {}

  /**
   * Writes it with everything that it names.
   *
   * @param proxies the files of a study that trains its networks
   */
  static Path write(Path proxies, Path folder) throws IOException {
    Files.copy(proxies.resolve("base.yaml"), folder.resolve("base.yaml"));
    Files.writeString(
        folder.resolve("recipe.yaml"),
        Files.readString(proxies.resolve("recipe.yaml"))
            .replaceAll("data: .*", "data: {folder: pictures, size: 16, held_out: 50 %}"));
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"),
            Files.readString(proxies.resolve("study.yaml"))
                    .replace("metrics: [params, macs]", "metrics: [params, macs, loss]")
                + "\nquality: {score: loss_change, weights: base.safetensors, recipe: recipe.yaml}\n");
    SafetensorsWriter.write(
        folder.resolve("base.safetensors"),
        Initializers.seeded(Networks.graph(StudyLoader.load(study).base().spec()), 3)
            .tensors()
            .values(),
        ElementType.FLOAT32,
        Map.of());
    writePictures(Files.createDirectories(folder.resolve("pictures")));
    return study;
  }

  private static void writePictures(Path folder) throws IOException {
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 16; x++) {
        picture.setRGB(x, i, 0x01_00_01 * (10 * x + i));
      }
      ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
    }
    Files.writeString(
        folder.resolve("metadata.jsonl"),
        IntStream.range(0, PICTURES)
            .mapToObj(i -> "{\"file_name\": \"" + i + ".png\", \"text\": \"picture\"}\n")
            .collect(Collectors.joining()));
  }
}
