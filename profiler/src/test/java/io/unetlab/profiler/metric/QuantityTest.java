package io.unetlab.profiler.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "400M, 400000000, ''",
    "180G, 180000000000, ''",
    "1.2GB, 1200000000, B",
    "12.75, 12.75, ''",
    "0, 0, ''",
    "-5, -5, ''",
    "4e8, 400000000, ''",
    "180 GMACs, 180000000000, MACs",
    "180 G MACs, 180000000000, MACs",
    "300MACs, 300, MACs",
    "1.5 TFLOPs, 1500000000000, FLOPs",
    "386 M params, 386000000, params",
    "512 kB, 512000, B",
    "200MB, 200000000, B",
    "60MiB, 62914560, B",
    "1.5 GiB, 1610612736, B",
    "2KiB, 2048, B",
    "250ms, 250, ms",
    "30.2 dB, 30.2, dB",
    "0.25 s, 250, ms"
  })
  void reads(String text, BigDecimal value, String unit) {
    Quantity quantity = Quantity.parse(text).orElseThrow();
    assertThat(quantity.value()).isEqualByComparingTo(value);
    assertThat(quantity.unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "M",
        "400m",
        "400 Mi",
        "1,2G",
        "1.2.3",
        "12.",
        ".5",
        "<= 4",
        "4 apples",
        "NaN",
        "0x10",
        "1e999999999",
        "4\n0"
      })
  void refuses(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "859520964, params, 859.5 M params",
    "401636720640, MACs, 401.6 G MACs",
    "3380618199040, MACs, 3.381 T MACs",
    "3438083856, B, 3.438 GB",
    "800, B, 800 B",
    "999960000, params, 1.000 G params",
    "999949999, params, 999.9 M params",
    "12345, '', 12.35 k",
    "9999, '', 9999",
    "22, '', 22",
    "0, '', 0",
    "0.00, '', 0",
    "12.50, '', 12.5",
    "0.325, '', 0.325",
    "87.92114287285804, FLOPs/B, 87.92 FLOPs/B",
    "-8388608000, MACs, -8.389 G MACs",
    "12345678901234567, MACs, 12350 T MACs"
  })
  void writesFourDigits(BigDecimal value, String unit, String text) {
    assertThat(new Quantity(value, unit).text()).isEqualTo(text);
  }

  @Test
  void readsWhatItWrites() {
    Metric macs = Metrics.find("macs").orElseThrow();
    Quantity read = Quantity.parse(macs.text(new BigDecimal("401636720640"))).orElseThrow();
    assertThat(read.value()).isEqualByComparingTo("401600000000");
    assertThat(macs.accepts(read)).isTrue();
    assertThat(macs.accepts(new Quantity(BigDecimal.ONE, ""))).isTrue();
    assertThat(macs.accepts(new Quantity(BigDecimal.ONE, "params"))).isFalse();
  }
}
