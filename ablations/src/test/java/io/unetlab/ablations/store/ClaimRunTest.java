package io.unetlab.ablations.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Of a run it is said that it has ended only where that is certain. */
class ClaimRunTest {

  private static String with(int part, String text) {
    String[] parts = ClaimRun.named().split(" ");
    assertThat(parts).hasSize(6);
    parts[part] = text;
    return String.join(" ", Arrays.asList(parts));
  }

  @Test
  void thisProcessRunsAndEachOfItsNamesIsNew() {
    assertThat(ClaimRun.hasEnded(ClaimRun.named())).isFalse();
    assertThat(ClaimRun.named()).isNotEqualTo(ClaimRun.named());
  }

  @Test
  void aNameWithoutAProcessSaysNothing() {
    assertThat(ClaimRun.hasEnded("0a1b2c3d")).isFalse();
    assertThat(ClaimRun.hasEnded("0a1b2c3d of another version here")).isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNumberThatIsFreeOrThatOfALaterProcessHasEnded() {
    assertThat(ClaimRun.hasEnded(with(1, String.valueOf(Integer.MAX_VALUE)))).isTrue();
    assertThat(ClaimRun.hasEnded(with(2, "1"))).isTrue();
  }

  /** Even if it has this number: it is not seen here. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessOfAnotherStartContainerOrUserMayRun() {
    for (int place = 3; place < 6; place++) {
      String[] parts = with(2, "1").split(" ");
      parts[place] = "another";
      assertThat(ClaimRun.hasEnded(String.join(" ", parts))).isFalse();
    }
  }
}
