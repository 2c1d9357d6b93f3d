package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.DeviceFixtures;
import io.unetlab.reports.LatencyFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document about a run on a device has what any run has, and how the device was. */
final class DeviceLatencyJsonTest {

  private static final DeviceRun RUN = DeviceFixtures.run(DeviceKind.EMULATOR);
  private static final JsonNode DOCUMENT = read(LatencyJson.write(RUN, List.of()));
  private static final JsonNode DEVICE = DOCUMENT.get("device");

  private static JsonNode read(String document) {
    return JsonMapper.shared().readTree(document);
  }

  /** Whoever reads a run on this machine can read this one. */
  @Test
  void onlyTheDeviceComesOnTop() {
    assertThat(DOCUMENT.propertyNames())
        .startsWith(
            read(LatencyJson.write(LatencyFixtures.run(), List.of()))
                .propertyNames()
                .toArray(String[]::new))
        .endsWith("device")
        .hasSize(9);
    assertThat(DOCUMENT.get("kind").asString()).isEqualTo("latency");
    assertThat(DOCUMENT.get("measured").get(0).get("samples")).hasSize(12);
  }

  @Test
  void theDeviceSaysWhatItIs() {
    assertThat(DEVICE.propertyNames())
        .containsExactly("name", "target", "sustained", "stopped", "turns");
    assertThat(DEVICE.get("stopped").asString()).isEqualTo("stopped in round 4: too hot");
    assertThat(DEVICE.get("name").asString()).isEqualTo("one");
    JsonNode target = DEVICE.get("target");
    assertThat(target.get("kind").asString()).isEqualTo("emulator");
    assertThat(target.get("name").asString()).isEqualTo("Maker One");
    assertThat(target.get("cores").asInt()).isEqualTo(4);
    assertThat(target.get("facts").get("serial").asString()).isEqualTo("1A2B");
  }

  @Test
  void eachNetworkHasItsLongRun() {
    JsonNode sustained = DEVICE.get("sustained");
    assertThat(sustained).hasSize(1);
    assertThat(sustained.get(0).get("name").asString()).isEqualTo("warming");
    assertThat(sustained.get(0).get("first_minute_ms").asDouble()).isEqualTo(10_000);
    assertThat(sustained.get(0).get("sustained_ms").asDouble()).isEqualTo(12_000);
  }

  @Test
  void eachTurnSaysHowTheDeviceWas() {
    assertThat(DEVICE.get("turns")).hasSize(4);
    JsonNode last = DEVICE.get("turns").get(3);
    assertThat(last.get("network").asString()).isEqualTo("warming");
    assertThat(last.get("round").asInt()).isEqualTo(2);
    assertThat(last.get("attempt").asInt()).isZero();
    assertThat(last.get("start_ns").asLong()).isEqualTo(101_000_000_000L);
    assertThat(last.get("lost").isNull()).isTrue();
    assertThat(last.get("partial_samples")).isEmpty();
    JsonNode after = last.get("after");
    assertThat(after.get("thermal_status").asInt()).isEqualTo(1);
    assertThat(after.get("temperatures").propertyNames()).containsExactly("AP", "skin");
    assertThat(after.get("temperatures").get("AP").asDouble()).isEqualTo(39.25);
    assertThat(after.get("battery_percent").asInt()).isEqualTo(80);
    assertThat(after.get("battery_celsius").asDouble()).isEqualTo(29.25);
    assertThat(after.get("charging").asBoolean()).isTrue();
    assertThat(last.get("before").get("thermal_status").asInt()).isZero();
  }

  /** What broke off is kept where no figure is worked out from it. */
  @Test
  void aLostTurnKeepsItsSamplesApart() {
    JsonNode lost = DEVICE.get("turns").get(1);
    assertThat(lost.get("lost").asString()).isEqualTo("the cable is out");
    assertThat(lost.get("partial_samples")).hasSize(1);
    JsonNode sample = lost.get("partial_samples").get(0);
    assertThat(sample.get("start_ns").asLong()).isEqualTo(43_000_000_000L);
    assertThat(sample.get("duration_ns").asLong()).isEqualTo(9_000_000_000L);
    JsonNode unknown = lost.get("after");
    assertThat(unknown.get("thermal_status").isNull()).isTrue();
    assertThat(unknown.get("temperatures")).isEmpty();
    assertThat(unknown.get("battery_percent").isNull()).isTrue();
    assertThat(unknown.get("battery_celsius").isNull()).isTrue();
  }
}
