package io.unetlab.training.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A folder of pictures, each of one colour. */
final class Drawn {

  private Drawn() {}

  /** Picture k is {@code k.png}, of red 10 k, with the caption {@code number k of red}. */
  static void folder(Path folder, int count, int side) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < side * side; i++) {
        image.setRGB(i % side, i / side, (10 * k) << 16);
      }
      ImageIO.write(image, "png", folder.resolve(k + ".png").toFile());
      lines.add("{\"file_name\": \"" + k + ".png\", \"text\": \"number " + k + " of red\"}");
    }
    Files.write(folder.resolve("metadata.jsonl"), lines);
  }

  /** What a picture shows. */
  static int number(Example example) {
    return Math.round((example.image()[0] + 1) * 12.75f);
  }
}
