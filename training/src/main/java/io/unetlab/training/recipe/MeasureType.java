package io.unetlab.training.recipe;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A measure by its word; the names of published metrics, which none of them is, get a hint. */
final class MeasureType {

  private static final String OWN = "small-scale measures have names of their own: ";

  private static final Map<String, String> PUBLISHED =
      Map.of(
          "fid", OWN + "frechet_distance, on features that the recipe states",
          "clip", OWN + "clip_score, by an ONNX file that the recipe names",
          "loss", OWN + "denoising_loss, on held-out pictures",
          "precision", OWN + "sample_precision",
          "recall", OWN + "sample_recall");

  private MeasureType() {}

  static ScalarType<Measure> of() {
    ScalarType<Measure> words = ChoiceType.of(Measure.class);
    List<String> spelled = Arrays.stream(Measure.values()).map(ChoiceType::word).toList();
    ScalarType.Slip slip =
        ScalarType.Slip.expected(
            "one of " + String.join(", ", spelled),
            found -> found instanceof ScalarNode ? SpecCode.UNKNOWN_VALUE : SpecCode.WRONG_TYPE,
            typed -> hint(typed, spelled));
    return new ScalarType<>(words.parse(), slip, words.schema());
  }

  private static String hint(String typed, List<String> spelled) {
    String published = PUBLISHED.get(typed.toLowerCase(Locale.ROOT));
    return published == null ? Nearest.hint(typed, spelled) : published;
  }
}
