package io.unetlab.builders.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Any name of a network gives a name that every system, shell and terminal takes as it is. */
class FileNameTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "sd15, sd15",
        "SD 1.5 (small), SD 1.5 (small)",
        "1.5, 1.5",
        "a$b & c#1, a$b & c#1",
        "../../etc/passwd, _._.._etc_passwd",
        "a\\b, a_b",
        ".hidden, _hidden",
        "~root, _root",
        "a: b?, a_ b_",
        "say \"hi\" 'now' `ls`, say _hi_ _now_ _ls_",
      })
  void whatIsUnsafeBecomesAnUnderscore(String name, String safe) {
    assertThat(FileName.of(name)).isEqualTo(safe);
  }

  @Test
  void noCharacterIsObeyedByATerminal() {
    assertThat(FileName.of("a\0b\u001b[31m\n\r\u0007\u009b1m\u202ec"))
        .isEqualTo("a_b_[31m____1m_c");
    assertThat(FileName.of("a\ud800b")).isEqualTo("a_b");
    assertThat(FileName.of("\n")).isEqualTo("_");
  }

  @Test
  void aNameFitsADirectory() {
    assertThat(FileName.of("a".repeat(5000))).hasSize(200);
    assertThat(FileName.of("\u00e9".repeat(5000)).length()).isLessThanOrEqualTo(200);
  }
}
