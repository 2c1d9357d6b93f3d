package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.YamlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scalars that only recipes have. */
final class RecipeScalars {

  private static final String SHARE =
      "([0-9]{1,9}(?:\\.[0-9]{1,40})?|\\.[0-9]{1,40})(?:[eE]-[0-9]{1,2})?( ?%)?";
  private static final Pattern SHARE_PATTERN = Pattern.compile(SHARE);

  private RecipeScalars() {}

  /** A share such as {@code 10 %} or {@code 0.1}, from none to the given one. */
  static ScalarType<Double> share(double most) {
    return ScalarType.of(
        "a share from 0 % to " + YamlText.number(100 * most) + " %, such as 5 % or 0.05",
        scalar -> parse(scalar.text().strip()).filter(it -> it <= most),
        Map.of("type", List.of("number", "string"), "pattern", "^" + SHARE + "$"),
        RecipeCode.BAD_SHARE,
        "");
  }

  private static Optional<Double> parse(String text) {
    Matcher matcher = SHARE_PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean percent = matcher.group(2) != null;
    String number = percent ? text.substring(0, matcher.start(2)) : text;
    return Optional.of(new BigDecimal(number).scaleByPowerOfTen(percent ? -2 : 0).doubleValue());
  }

  /** A seed of anything random. */
  static ScalarType<Integer> seed() {
    return Scalars.whole(0, Integer.MAX_VALUE);
  }
}
