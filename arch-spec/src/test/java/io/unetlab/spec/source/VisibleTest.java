package io.unetlab.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {

  @ParameterizedTest
  @CsvSource({
    "1b, \\x1b",
    "0, \\x00",
    "8, \\x08",
    "d, \\x0d",
    "7f, \\x7f",
    "85, \\x85",
    "9b, \\x9b",
    "61c, \\u061c",
    "200b, \\u200b",
    "200e, \\u200e",
    "200f, \\u200f",
    "2028, \\u2028",
    "2029, \\u2029",
    "202a, \\u202a",
    "202e, \\u202e",
    "2066, \\u2066",
    "2069, \\u2069",
    "d800, \\ud800",
    "dfff, \\udfff",
    "feff, \\ufeff"
  })
  void whatATerminalObeysOrNobodySeesIsAnEscape(String point, String shown) {
    String text = "a" + (char) Integer.parseInt(point, 16) + "b";

    assertThat(Visible.line(text)).isEqualTo("a" + shown + "b");
    assertThat(Visible.lines(text)).isEqualTo("a" + shown + "b");
    assertThat(Visible.json(text)).matches("a\\\\u[0-9a-f]{4}b");
  }

  @Test
  void otherTextStays() {
    String text = "ünïcode 日本語 👩‍🚀 – … ⚠ \\x1b";

    assertThat(Visible.line(text)).isEqualTo(text);
    assertThat(Visible.lines(text)).isEqualTo(text);
  }

  @Test
  void aLineHasNoBreaks() {
    assertThat(Visible.line("a\nb\tc\r\nd\re")).isEqualTo("a b c d\\x0de");
  }

  @Test
  void linesKeepTheirEndsAndTabs() {
    assertThat(Visible.lines("a\nb\tc\r\nd\re\r")).isEqualTo("a\nb\tc\r\nd\\x0de\\x0d");
  }

  @Test
  void aWriterSeesPairsInTwoPieces() throws IOException {
    StringWriter out = new StringWriter();
    try (Writer visible = new VisibleWriter(out, Visible::lines)) {
      for (char c : "a\r\nb\rc😀\u001b\ud83d".toCharArray()) {
        visible.write(c);
      }
    }
    assertThat(out).hasToString("a\r\nb\\x0dc😀\\x1b\\ud83d");
  }
}
