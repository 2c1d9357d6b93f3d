package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

  private static final AdbDevice PIXEL = new AdbDevice("A1", "device", Map.of("model", "Pixel_8"));
  private static final AdbDevice LOCKED = new AdbDevice("B2", "unauthorized", Map.of());
  private static final AdbDevice GONE = new AdbDevice("C3", "offline", Map.of());
  private static final AdbDevice FORBIDDEN =
      new AdbDevice("D4", "no permissions (missing udev rules?)", Map.of());

  @Test
  void takesTheOnlyOneOrTheOneNamed() {
    assertThat(DeviceChoice.among(List.of(PIXEL), Optional.empty(), "")).isEqualTo(PIXEL);
    assertThat(DeviceChoice.among(List.of(LOCKED, PIXEL), Optional.of("A1"), "")).isEqualTo(PIXEL);
  }

  @Test
  void guessesNothingAmongSeveral() {
    refuses(List.of(PIXEL, LOCKED), Optional.empty(), "A1 (Pixel_8, device), B2 (unauthorized)");
  }

  @Test
  void twoOfOneSerialAreToldApartByTheirTransport() {
    AdbDevice four = new AdbDevice("0123", "device", Map.of("transport_id", "4"));
    AdbDevice five = new AdbDevice("0123", "device", Map.of("transport_id", "5"));
    List<AdbDevice> both = List.of(four, five, PIXEL);

    refuses(
        both,
        Optional.of("0123"),
        "2 devices with the serial 0123; name one as serial: transport_id:4, transport_id:5");
    assertThat(DeviceChoice.among(both, Optional.of("transport_id:5"), "")).isEqualTo(five);
    assertThat(five.address(both)).isEqualTo("transport_id:5");
    assertThat(PIXEL.address(both)).isEqualTo("A1");
    assertThat(five.address(List.of(five, PIXEL))).isEqualTo("0123");
  }

  @Test
  void saysWhatIsWrongWithTheOneMeant() {
    refuses(List.of(), Optional.empty(), "adb sees no device: plug it in");
    refuses(List.of(), Optional.of("A1"), "nor the one wanted, A1");
    refuses(List.of(PIXEL), Optional.of("Z9"), "device Z9 is not among");
    refuses(List.of(LOCKED), Optional.empty(), "device B2 cannot be used; it is unauthorized");
    refuses(List.of(PIXEL, GONE), Optional.of("C3"), "it is offline");
    refuses(List.of(FORBIDDEN), Optional.empty(), "(missing udev rules?)");
  }

  @Test
  void namesTheHostThatWasAsked() {
    String at = " at lab-3:5037";
    assertThatThrownBy(() -> DeviceChoice.among(List.of(), Optional.of("A1"), at))
        .hasMessageContaining("adb at lab-3:5037 sees no device, nor the one wanted, A1");
    assertThatThrownBy(() -> DeviceChoice.among(List.of(LOCKED), Optional.empty(), at))
        .hasMessageContaining("device B2 at lab-3:5037 cannot be used; it is unauthorized");
    assertThatThrownBy(() -> DeviceChoice.among(List.of(PIXEL, GONE), Optional.empty(), at))
        .hasMessageContaining("adb at lab-3:5037 sees several devices");
  }

  private static void refuses(List<AdbDevice> devices, Optional<String> serial, String words) {
    assertThatThrownBy(() -> DeviceChoice.among(devices, serial, ""))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining(words);
  }
}
