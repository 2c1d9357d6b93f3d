package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeSpaceTest {

  @Test
  void readsTheColumnByItsTitle() {
    assertThat(
            FreeSpace.parse(
                "Filesystem       1K-blocks     Used Available Use% Mounted on\n"
                    + "/dev/block/dm-52 112345678 50000000  60000000  46% /data\n"))
        .hasValue(60_000_000L * 1024);
    assertThat(
            FreeSpace.parse(
                "Filesystem 1024-blocks Available Capacity Used Mounted on\n/dev/x 5 3 40% 2 /data\n"))
        .hasValue(3 * 1024);
  }

  @Test
  void whatDoesNotSayIsNotGuessed() {
    assertThat(FreeSpace.parse("")).isEmpty();
    assertThat(FreeSpace.parse("df: /data: Permission denied\n")).isEmpty();
    assertThat(FreeSpace.parse("Filesystem Size Avail\n/dev/x 10G 3G\n")).isEmpty();
  }
}
