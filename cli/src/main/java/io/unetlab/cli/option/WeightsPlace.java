package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.training.run.TrainedWeights;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the weights of a trained network are: a {@code .safetensors} file or a directory. */
public final class WeightsPlace {

  private WeightsPlace() {}

  /**
   * Refuses a place without weights.
   *
   * @param option which names it
   * @throws UserException if there is no such file, or no weights in the directory
   */
  public static void check(String option, Path place) {
    if (!Files.exists(place)) {
      throw new UserException(option + ": there is no file or directory " + place);
    }
    Path unet = TrainedWeights.files(place).get(0);
    if (!Files.isRegularFile(unet)) {
      throw new UserException(
          "%s: the directory %s has no %s; name one that `train` wrote, such as small/seed-1"
              .formatted(option, place, unet.getFileName()));
    }
  }
}
