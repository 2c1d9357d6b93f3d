package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdbDeviceTest {

  private static final String LIST =
      """
      * daemon not running; starting now at tcp:5037
      * daemon started successfully
      List of devices attached
      2B081FDH2000XY         device usb:1-4 product:shiba model:Pixel_8 device:shiba transport_id:3
      R5CT10ABCDE            unauthorized usb:1-2 transport_id:4
      192.168.1.20:5555      offline product:a54x model:SM_A546B device:a54x transport_id:9
      adb-2B08-Ab1 (2)._adb-tls-connect._tcp device product:shiba model:Pixel_8 transport_id:11
      0123456789ABCDEF       no permissions (user in plugdev group; are your udev rules wrong?); see [http://developer.android.com/tools/device.html] usb:1-3 transport_id:2
      emulator-5554          authorizing transport_id:1

      """;

  @Test
  void readsWhatAdbLists() {
    List<AdbDevice> devices = AdbDevice.parse(LIST);
    assertThat(devices)
        .extracting(AdbDevice::serial)
        .containsExactly(
            "2B081FDH2000XY",
            "R5CT10ABCDE",
            "192.168.1.20:5555",
            "adb-2B08-Ab1 (2)._adb-tls-connect._tcp",
            "0123456789ABCDEF",
            "emulator-5554");
    assertThat(devices.get(0).ready()).isTrue();
    assertThat(devices.get(0).details())
        .containsEntry("model", "Pixel_8")
        .containsEntry("transport_id", "3")
        .hasSize(5);
    assertThat(devices.get(4).state()).startsWith("no permissions (user").endsWith("device.html]");
    assertThat(devices.get(4).details()).containsEntry("usb", "1-3");
    assertThat(devices).filteredOn(AdbDevice::ready).hasSize(2);
  }

  @Test
  void nothingAttachedIsNoDevice() {
    assertThat(AdbDevice.parse("List of devices attached\n\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "1, allow USB debugging",
    "2, plug it in again",
    "4, plugdev",
    "5, wait a moment",
  })
  void whatHindersSaysWhatToDo(int index, String words) {
    assertThat(AdbDevice.parse(LIST).get(index).hindrance().orElse("")).contains(words);
  }

  @Test
  void aBootloaderIsToBeLeft() {
    AdbDevice device = AdbDevice.parse("ABC\tbootloader").get(0);
    assertThat(device.hindrance().orElseThrow()).contains("bootloader", "into Android");
    assertThat(device.label()).isEqualTo("ABC (bootloader)");
  }
}
