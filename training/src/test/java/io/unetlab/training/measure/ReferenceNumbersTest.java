package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.graph.TensorShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Measures against scikit-image and scipy, whose numbers {@code reference.py} wrote. */
class ReferenceNumbersTest {

  private static final JsonNode REFERENCE = read();

  private static JsonNode read() {
    try (InputStream file =
        ReferenceNumbersTest.class.getResourceAsStream("/measures/reference.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<JsonNode> pictures() {
    return REFERENCE.get("pictures").valueStream();
  }

  private static Stream<JsonNode> features() {
    return REFERENCE.get("features").valueStream();
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void picturesAreAsSimilarAsInScikitImage(JsonNode pair) {
    int height = pair.get("height").intValue();
    int width = pair.get("width").intValue();
    float[] a = picture(height, width, 0);
    float[] b = picture(height, width, pair.get("shift").doubleValue());

    assertThat(Psnr.of(a, b)).isCloseTo(pair.get("psnr").doubleValue(), within(1e-4));
    assertThat(Ssim.of(a, b, TensorShape.of(1, 3, height, width)))
        .isCloseTo(pair.get("ssim").doubleValue(), within(1e-6));
  }

  private static float[] picture(int height, int width, double shift) {
    float[] picture = new float[3 * height * width];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          picture[(c * height + y) * width + x] =
              (float) Math.sin(0.7 * x + 0.013 * y * y + 0.4 * c + shift);
        }
      }
    }
    return picture;
  }

  @ParameterizedTest
  @MethodSource("features")
  void featuresAreAsFarApartAsInScipy(JsonNode pair) {
    int count = pair.get("count").intValue();
    int width = pair.get("width").intValue();
    List<double[]> real = features(count, width, 0, 1);
    List<double[]> made =
        features(count, width, pair.get("phase").doubleValue(), pair.get("scale").doubleValue());

    assertThat(FrechetDistance.of(real, made))
        .isCloseTo(pair.get("frechet_distance").doubleValue(), within(1e-5));
    assertThat(Coverage.share(made, real)).isEqualTo(pair.get("precision").doubleValue());
    assertThat(Coverage.share(real, made)).isEqualTo(pair.get("recall").doubleValue());
  }

  private static List<double[]> features(int count, int width, double phase, double scale) {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] row = new double[width];
      for (int j = 0; j < width; j++) {
        row[j] = scale * Math.sin(1.7 * i + 0.31 * i * j + phase * (j + 1)) + 0.1 * j;
      }
      rows.add(row);
    }
    return rows;
  }
}
