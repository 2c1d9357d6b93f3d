package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.SeenDevice;
import io.unetlab.profiler.latency.DeviceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a device says of itself comes as numbers where it is one, and as null where it says none.
 */
final class DevicesJsonTest {

  private static final SeenDevice.About ABOUT =
      new SeenDevice.About(
          DeviceKind.PHONE,
          "Google Pixel 8",
          "Google Tensor G3",
          "Android 14 (API 34)",
          OptionalInt.of(34),
          List.of("arm64-v8a", "armeabi-v7a"));

  @Test
  void aPhoneThatTellsEverything() {
    JsonNode phone =
        only(
            new DeviceState(
                OptionalInt.of(0),
                Map.of("skin", 33.5),
                OptionalInt.of(81),
                OptionalDouble.of(29.5),
                Optional.of(true)));

    assertThat(phone.get("api").asInt()).isEqualTo(34);
    assertThat(phone.get("abis").get(1).asString()).isEqualTo("armeabi-v7a");
    assertThat(phone.get("thermal_status").isInt()).isTrue();
    assertThat(phone.get("temperatures_celsius").get("skin").asDouble()).isEqualTo(33.5);
    assertThat(phone.get("battery_percent").asInt()).isEqualTo(81);
    assertThat(phone.get("battery_celsius").isNumber()).isTrue();
    assertThat(phone.get("charging").asBoolean()).isTrue();
    assertThat(phone.get("ready").asBoolean()).isTrue();
    assertThat(phone.get("lacks").isEmpty()).isTrue();
  }

  @Test
  void aPhoneThatTellsNothingOfItsState() {
    JsonNode phone = only(DeviceState.UNKNOWN);

    for (String key : List.of("thermal_status", "battery_percent", "battery_celsius")) {
      assertThat(phone.get(key).isNull()).as(key).isTrue();
    }
    assertThat(phone.get("temperatures_celsius").isEmpty()).isTrue();
  }

  private static JsonNode only(DeviceState now) {
    SeenDevice phone = SeenDevice.asked("39FX0", ABOUT, now);
    String json = DevicesJson.write(List.of(phone), Optional.empty());
    return new JsonMapper().readTree(json).get("devices").get(0);
  }
}
