package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.device.DeviceOutcome;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.reports.DeviceFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Several devices make one document, in which each is as it would be alone. */
final class LatenciesByDeviceJsonTest {

  private static final DeviceRun PHONE = DeviceFixtures.run(DeviceKind.PHONE);
  private static final DeviceRun DESKTOP = DeviceFixtures.run(DeviceKind.DESKTOP);
  private static final JsonNode DOCUMENT =
      read(
          LatenciesByDeviceJson.write(
              List.of(
                  new DeviceOutcome.Measured("one.yaml", PHONE),
                  new DeviceOutcome.Failed("two.yaml", "too hot"),
                  new DeviceOutcome.Measured("desktop", DESKTOP)),
              run -> List.of()));

  private static JsonNode read(String document) {
    return JsonMapper.shared().readTree(document);
  }

  @Test
  void eachDeviceIsAsItWouldBeAlone() {
    assertThat(DOCUMENT.get("format").asInt()).isEqualTo(1);
    assertThat(DOCUMENT.get("kind").asString()).isEqualTo("latencies_by_device");
    assertThat(DOCUMENT.get("devices").values())
        .containsExactly(
            read(LatencyJson.write(PHONE, List.of())), read(LatencyJson.write(DESKTOP, List.of())));
  }

  @Test
  void aDeviceThatFailedSaysWhy() {
    assertThat(DOCUMENT.get("failed")).hasSize(1);
    JsonNode failed = DOCUMENT.get("failed").get(0);
    assertThat(failed.get("device").asString()).isEqualTo("two.yaml");
    assertThat(failed.get("reason").asString()).isEqualTo("too hot");
  }

  @Test
  void theDocumentHasTheseKeys() {
    assertThat(DOCUMENT.propertyNames()).containsExactly("format", "kind", "devices", "failed");
    assertThat(DOCUMENT.get("failed").get(0).propertyNames()).containsExactly("device", "reason");
  }
}
