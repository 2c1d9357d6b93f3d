package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceException;
import org.junit.jupiter.api.Test;

class AndroidPropertiesTest {

  private static final AndroidProperties SAMSUNG =
      AndroidProperties.parse(
          """
          [persist.sys.boot.reason.history]: [reboot,1700000000
          reboot,ota,1690000000]
          [ro.board.platform]: [s5e8835]
          [ro.build.version.release]: [13]
          [ro.build.version.sdk]: [33]
          [ro.empty]: []
          [ro.product.cpu.abilist]: [arm64-v8a,armeabi-v7a,armeabi]
          [ro.product.manufacturer]: [samsung]
          [ro.product.model]: [SM-A546B]
          [ro.soc.manufacturer]: [Samsung]
          [ro.soc.model]: [s5e8835]
          """);

  @Test
  void readsValuesOfOneLineOfSeveralAndOfNone() {
    assertThat(SAMSUNG.get("persist.sys.boot.reason.history")).hasLineCount(2);
    assertThat(SAMSUNG.get("ro.empty")).isEmpty();
    assertThat(SAMSUNG.get("ro.absent")).isEmpty();
    assertThat(SAMSUNG.get("ro.board.platform")).isEqualTo("s5e8835");
    assertThat(SAMSUNG.api()).isEqualTo(33);
    assertThat(SAMSUNG.offers("armeabi-v7a")).isTrue();
    assertThat(SAMSUNG.offers("armeabi-v7")).isFalse();
  }

  @Test
  void anAddressOfTheNetworkIsNoSerial() {
    AndroidProperties pixel = AndroidProperties.parse("[ro.serialno]: [39FX0]\n");
    assertThat(AndroidTarget.serial("192.168.1.7:5555", pixel)).isEqualTo("39FX0");
    assertThat(AndroidTarget.serial("adb-39FX0-Qe._adb-tls-connect._tcp", pixel))
        .isEqualTo("39FX0");
    assertThat(AndroidTarget.serial("192.168.1.7:5555", SAMSUNG)).isEqualTo("192.168.1.7:5555");
    assertThat(AndroidTarget.serial("emulator-5554", pixel)).isEqualTo("emulator-5554");
    assertThat(AndroidTarget.serial("transport_id:5", pixel)).isEqualTo("transport_id:5");
  }

  @Test
  void namesADeviceForATable() {
    assertThat(AndroidTarget.name(SAMSUNG)).isEqualTo("samsung SM-A546B");
    assertThat(AndroidTarget.os(SAMSUNG)).isEqualTo("Android 13 (API 33)");
    assertThat(AndroidTarget.soc(SAMSUNG)).isEqualTo("Samsung s5e8835");
    AndroidProperties old =
        AndroidProperties.parse(
            "[ro.product.manufacturer]: [HTC]\n"
                + "[ro.product.model]: [HTC U11]\n"
                + "[ro.board.platform]: [msm8998]\n");
    assertThat(AndroidTarget.name(old)).isEqualTo("HTC U11");
    assertThat(AndroidTarget.soc(old)).isEqualTo("msm8998");
    assertThat(AndroidTarget.name(AndroidProperties.parse(""))).isEqualTo("unknown");
  }

  @Test
  void aDeviceWithoutAnApiLevelIsNotAndroid() {
    assertThatThrownBy(() -> AndroidProperties.parse("sh: getprop: not found\n").api())
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("is it an Android device?");
  }

  @Test
  void readsGovernorsAndTheScreen() {
    assertThat(AndroidTarget.governors("schedutil\nschedutil\nperformance\n"))
        .isEqualTo("performance, schedutil");
    assertThat(AndroidTarget.screen("POWER MANAGER\n  mWakefulness=Dozing\n  mIsPowered=true\n"))
        .isEqualTo("Dozing");
    assertThat(AndroidTarget.screen("Can't find service: power\n")).isEmpty();
  }
}
