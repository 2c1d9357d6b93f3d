package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A command is read as it was written. */
final class ShellTextTest {

  @Test
  void wordsAreReadBackWhateverIsInThem() {
    List<String> words =
        List.of("unetlab", "a b", "it's", "''", "", "\\", "levels[0].channels=8", "a\nb", "-o");
    assertThat(ShellText.words(ShellText.command(words))).isEqualTo(words);
  }

  @Test
  void onlyWordsThatAShellWouldChangeAreQuoted() {
    assertThat(ShellText.command(List.of("fit", "--set", "a[0]=1", "it's")))
        .isEqualTo("fit --set 'a[0]=1' 'it'\\''s'");
    assertThat(ShellText.words("  ")).isEmpty();
  }
}
