package io.unetlab.training.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.training.recipe.Target;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametrizationTest {

  // What one picture of two numbers is noised with, at two levels.
  private static final float[] PICTURE = {0.5f, -1, 0.5f, -1};
  private static final float[] NOISE = {2, 0.25f, -0.75f, 1};

  @ParameterizedTest
  @EnumSource
  void thePredictionThatNetworksLearnStandsForThePicture(Target target) {
    List<NoiseLevel> levels =
        target == Target.FLOW
            ? List.of(new NoiseLevel(250, 0.75, 0.25, 1), new NoiseLevel(900, 0.1, 0.9, 1))
            : List.of(new NoiseLevel(9, 0.8, 0.6, 1), new NoiseLevel(900, 0.28, 0.96, 1));
    Parametrization parametrization = new Parametrization(target);
    float[] input = new float[PICTURE.length];
    float[] output = new float[PICTURE.length];
    for (int i = 0; i < input.length; i++) {
      NoiseLevel level = levels.get(i / 2);
      input[i] = (float) (level.signal() * PICTURE[i] + level.noise() * NOISE[i]);
      output[i] = parametrization.target(level, PICTURE[i], NOISE[i]);
    }
    try (NDManager manager = PyTorch.newManager()) {
      Shape shape = new Shape(2, 1, 1, 2);
      NDArray noised = manager.create(input, shape);
      NDArray predicted = manager.create(output, shape);
      NDArray picture = parametrization.picture(noised, predicted, levels);

      assertThat(picture.getShape()).isEqualTo(shape);
      assertThat(picture.toFloatArray()).containsExactly(PICTURE, within(1e-5f));
      assertThat(parametrization.prediction(noised, picture, levels).toFloatArray())
          .containsExactly(output, within(1e-5f));
    }
  }
}
