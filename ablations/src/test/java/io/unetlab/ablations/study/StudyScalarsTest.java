package io.unetlab.ablations.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.metric.Quantity;
import io.unetlab.spec.yaml.ScalarType;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors accept is what the parser reads. */
final class StudyScalarsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.75",
        "400M",
        "400 M params",
        "182 G MACs",
        "60MiB",
        "1.5 GB",
        "250ms",
        "1 s",
        " 8 ",
        "-3e2",
        "400m",
        "12,75",
        "4 MM",
        "60 mib",
        "x",
        "12.",
        "1 K",
        "250 msec",
        "%"
      })
  void amountsAndLimits(String text) {
    boolean reads = Quantity.parse(text).isPresent();

    assertThat(accepts(StudyScalars.amount(), text)).isEqualTo(reads);
    assertThat(accepts(StudyScalars.limit(), "<= " + text)).isEqualTo(reads);
    assertThat(accepts(StudyScalars.limit(), ">" + text)).isEqualTo(reads);
    assertThat(accepts(StudyScalars.limit(), text)).isFalse();
    assertThat(accepts(StudyScalars.limit(), "= " + text)).isFalse();
  }

  private static boolean accepts(ScalarType<?> type, String text) {
    return Pattern.compile(type.schema().get("pattern").toString()).matcher(text).find();
  }
}
