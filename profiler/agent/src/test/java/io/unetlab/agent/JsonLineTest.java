package io.unetlab.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void writesEachTypeInOrder() {
    JsonLine line =
        new JsonLine("x")
            .put("long", Long.MAX_VALUE)
            .put("double", -1.5e-300)
            .put("yes", true)
            .put("list", List.of("a", "b"))
            .put("none", List.of())
            .put("khz", new long[] {1, 2})
            .put("off", new long[0]);
    assertThat(line.toString())
        .isEqualTo(
            "{\"line\":\"x\",\"long\":9223372036854775807,\"double\":-1.5E-300,\"yes\":true,"
                + "\"list\":[\"a\",\"b\"],\"none\":[],\"khz\":[1,2],\"off\":[]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "a\"b\\c", "two\nlines\ttab\r", "\u0000\u001f\u007f", "ü 漢 😀"})
  void textComesBackAndIsAsciiOnOneLine(String text) {
    String line = new JsonLine("x").put("text", text).toString();
    assertThat(line).matches("[ -~]*");
    assertThat(JSON.readTree(line).get("text").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNull(double value) {
    JsonNode line = JSON.readTree(new JsonLine("x").put("sum", value).toString());
    assertThat(line.get("sum").isNull()).isTrue();
  }

  @Test
  void numbersDoNotFollowTheCountry() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      String line = new JsonLine("x").put("half", 0.5).put("n", 12).toString();
      assertThat(line).isEqualTo("{\"line\":\"x\",\"half\":0.5,\"n\":12}");
    } finally {
      Locale.setDefault(before);
    }
  }
}
