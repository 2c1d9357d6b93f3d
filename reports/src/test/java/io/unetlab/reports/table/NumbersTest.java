package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "999|999",
        "1000|1,000",
        "-1000|-1,000",
        "-999|-999",
        "859520964|859,520,964",
        "-9223372036854775808|-9,223,372,036,854,775,808"
      })
  void groupsDigitsByThree(long value, String shown) {
    assertThat(Numbers.grouped(value)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 %",
        "-0.5433|-54.3 %",
        "0.05|+5.0 %",
        "-0.0002|-0.02 %",
        "1e-9|+0.0000 %",
        "NaN|–"
      })
  void saysAChangeWithItsSign(double ratio, String shown) {
    assertThat(Numbers.change(ratio)).isEqualTo(shown);
  }

  @Test
  void saysHowManyTimes() {
    assertThat(factor("401731092480", "183518273536")).isEqualTo("2.19x");
    assertThat(factor("1", "0")).isEqualTo("–");
    assertThat(factor("9.9", "1.8")).isEqualTo("5.50x");
  }

  @Test
  void aFactorOfOneIsSaidInPercent() {
    assertThat(reduction("482", "481")).isEqualTo("0.2 %");
    assertThat(reduction("482", "241")).isEqualTo("2.00x");
    assertThat(reduction("1000000", "999999")).isEqualTo("0.0001 %");
  }

  private static String reduction(String from, String to) {
    return Numbers.reduction(new BigDecimal(from), new BigDecimal(to));
  }

  @Test
  void scoresHaveTwoDecimalsAtLeast() {
    assertThat(Numbers.score(new BigDecimal("12.5"))).isEqualTo("12.50");
    assertThat(Numbers.score(new BigDecimal("0.325"))).isEqualTo("0.325");
  }

  private static String factor(String from, String to) {
    return Numbers.factor(new BigDecimal(from), new BigDecimal(to));
  }
}
