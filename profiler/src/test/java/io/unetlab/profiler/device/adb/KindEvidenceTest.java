package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.DeviceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindEvidenceTest {

  private static final String PHONE =
      """
      [ro.build.fingerprint]: [google/shiba/shiba:14/UQ1A.240105.004/11206848:user/release-keys]
      [ro.build.version.release]: [14]
      [ro.build.version.sdk]: [34]
      [ro.hardware]: [shiba]
      [ro.product.cpu.abilist]: [arm64-v8a,armeabi-v7a,armeabi]
      [ro.product.device]: [shiba]
      [ro.product.manufacturer]: [Google]
      [ro.product.model]: [Pixel 8]
      """;

  @Test
  void whatLooksLikeAPhoneInEveryRespectIsOne() {
    assertThat(kind("")).isEqualTo(DeviceKind.PHONE);
    assertThat(kind("[ro.boot.qemu]: [0]")).isEqualTo(DeviceKind.PHONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ro.kernel.qemu]: [1]",
        "[ro.boot.qemu]: [1]",
        "[ro.hardware]: [ranchu]",
        "[ro.hardware]: [goldfish_arm64]",
        "[ro.hardware]: [cutf_cvm]",
        "[ro.product.model]: [sdk_gphone64_arm64]",
        "[ro.product.device]: [emu64xa]",
        "[ro.build.fingerprint]: [generic/sdk/generic:14/UPB1/9:userdebug/dev-keys]",
        "[ro.build.fingerprint]: [google/sdk_gphone64_x86_64/emu64xa:14/UE1A/1:userdebug/dev-keys]",
      })
  void anEmulatorGivesItselfAway(String property) {
    assertThat(kind(property)).isEqualTo(DeviceKind.EMULATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[ro.unetlab.standin]: [1]",
        "[ro.build.fingerprint]: []",
        "[ro.build.fingerprint]: [a phone]",
        "[ro.build.fingerprint]: [google/shiba/shiba:13/TQ1A/1:user/release-keys]",
        "[ro.product.model]: []",
        "[ro.product.manufacturer]: []",
        "[ro.hardware]: []",
      })
  void whatDoesNotAddUpIsNoPhone(String property) {
    assertThat(kind(property)).isEqualTo(DeviceKind.SIMULATED);
  }

  private static DeviceKind kind(String property) {
    return KindEvidence.kind(AndroidProperties.parse(PHONE + property));
  }
}
