package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceException;
import org.junit.jupiter.api.Test;

class RunOwnerTest {

  private final String own = RunOwner.ownName();

  @Test
  void eachRunHasAFolderOfItsOwn() {
    assertThat(own)
        .matches("run-[0-9a-f]+-\\d+-\\d+-[0-9a-f]{16}-\\d+")
        .isNotEqualTo(RunOwner.ownName());
  }

  @Test
  void whatThisProcessLeftMayGo() {
    assertThat(RunOwner.leftover(own, "A1")).isTrue();
  }

  /** Of the same name, whose process has the same number and started in the same second. */
  @Test
  void whatAnotherComputerMadeIsNotOfThisProcess() {
    assertThat(RunOwner.isOfThisProcess(own)).isTrue();
    String theirs = part(4, "0123456789abcdef", own);
    assertThat(RunOwner.isOfThisProcess(theirs)).isFalse();
    assertThat(RunOwner.leftover(theirs, "A1")).isTrue(); // unless it is alive on the device
  }

  @Test
  void aNumberThatAnotherProcessHadBeforeMeansNoOneNow() {
    assertThat(RunOwner.leftover(part(2, "1", part(3, "12345", own)), "A1")).isTrue();
  }

  @Test
  void aProcessThatRunsIsNotDisturbed() throws Exception {
    Process other = new ProcessBuilder("sleep", "60").start();
    try {
      String pid = String.valueOf(other.pid());
      long start = other.info().startInstant().orElseThrow().getEpochSecond();
      String name = part(2, pid, part(3, String.valueOf(start), own));
      assertThatThrownBy(() -> RunOwner.leftover(name, "A1"))
          .isInstanceOf(DeviceException.class)
          .hasMessageContaining("process " + pid + " of this computer uses device A1");
    } finally {
      other.destroy();
    }
  }

  @Test
  void whatIsNotOfThisComputerStays() {
    assertThat(RunOwner.leftover(part(1, "fffffff", own), "A1")).isFalse();
    assertThat(RunOwner.leftover("store", "A1")).isFalse();
    assertThat(RunOwner.leftover("run-x", "A1")).isFalse();
  }

  private static String part(int index, String value, String name) {
    String[] parts = name.split("-");
    parts[index] = value;
    return String.join("-", parts);
  }
}
