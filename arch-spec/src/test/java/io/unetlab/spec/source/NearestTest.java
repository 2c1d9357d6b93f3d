package io.unetlab.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS =
      List.of(
          "set", "size", "text", "heads", "head_width", "levels", "transformers", "transformer");

  @ParameterizedTest
  @CsvSource({
    "levls, levels",
    "level, levels",
    "HEADS, heads",
    "haeds, heads",
    "head-width, head_width",
    "tranformer, transformer",
    "transfromers, transformers",
    "txt, text",
    "ste, set"
  })
  void findsTheWordThatWasMeant(String typed, String meant) {
    assertThat(Nearest.to(typed, WORDS)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "''", "groups"})
  void guessesNothingWhenNoWordIsClose(String typed) {
    assertThat(Nearest.to(typed, WORDS)).isEmpty();
    assertThat(Nearest.hint(typed, WORDS)).isEmpty();
  }

  @Test
  void doesNotCompareTextThatIsNotAWord() {
    assertThat(Nearest.to("levels".repeat(100_000), WORDS)).isEmpty();
    String long50 = "y".repeat(50);
    List<String> texts = Collections.nCopies(100_000, "x".repeat(500_000));
    for (int i = 0; i < 500; i++) {
      assertThat(Nearest.to(long50 + i, texts)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, ab, 1",
    "abc, abcd, 1",
    "abc, xyz, 3",
    "'', ab, 2"
  })
  void countsSlips(String a, String b, int slips) {
    assertThat(Nearest.slips(a, b)).isEqualTo(slips);
    assertThat(Nearest.slips(b, a)).isEqualTo(slips);
  }
}
