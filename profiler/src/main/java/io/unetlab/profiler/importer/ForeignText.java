package io.unetlab.profiler.importer;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ScalarType;
import java.util.Map;
import java.util.Optional;

/**
 * Texts from files of others. They have a longest length, since YAML may repeat a text by its
 * alias, and what is written would be far larger than the file.
 */
final class ForeignText {

  private ForeignText() {}

  /**
   * A text that is not empty.
   *
   * @param most characters
   */
  static ScalarType<String> of(int most) {
    return ScalarType.of(
        "text of at most " + most + " characters",
        scalar ->
            Optional.of(scalar.text())
                .filter(it -> !scalar.isNull() && !it.isBlank() && it.length() <= most),
        Map.of("type", "string", "minLength", 1, "maxLength", most),
        SpecCode.WRONG_TYPE,
        "");
  }
}
