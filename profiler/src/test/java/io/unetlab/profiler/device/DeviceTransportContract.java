package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.DeviceFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every connection to a device does; each implementation's test inherits these tests. */
public interface DeviceTransportContract {

  /** A new connection to a device that is ready. */
  DeviceTransport newTransport();

  /** A run of the agent that ends well. */
  AgentCall goodCall();

  @Test
  default void aDeviceSaysTheSameAboutItselfEachTime() {
    try (DeviceTransport transport = newTransport()) {
      DeviceFacts facts = transport.target();
      assertThat(List.of(facts.name(), facts.os(), facts.abi()))
          .allSatisfy(it -> assertThat(it).isNotBlank());
      assertThat(transport.target()).isEqualTo(facts);
    }
  }

  @Test
  default void aDeviceCanBeAskedForItsStateBeforeAndAfterARun() {
    try (DeviceTransport transport = newTransport()) {
      assertThat(transport.state()).isNotNull();
      transport.run(goodCall(), line -> {});
      assertThat(transport.state()).isNotNull();
    }
  }

  @Test
  default void everyFileHasAPlaceAndKeepsIt(@TempDir Path files) throws IOException {
    List<Path> two =
        List.of(
            Files.writeString(files.resolve("one"), "1"),
            Files.writeString(files.resolve("two"), "2"));
    try (DeviceTransport transport = newTransport()) {
      Map<Path, String> places = transport.push(two);
      assertThat(places).containsOnlyKeys(two);
      assertThat(places.values()).doesNotHaveDuplicates();
      assertThat(transport.push(two)).isEqualTo(places);
    }
  }

  @Test
  default void aGoodRunPrintsItsLinesInOrderEachTime() {
    try (DeviceTransport transport = newTransport()) {
      for (int run = 0; run < 2; run++) {
        List<String> lines = new ArrayList<>();
        assertThat(transport.run(goodCall(), lines::add).code()).isZero();
        assertThat(lines.get(0)).contains("\"line\":\"hello\"");
        assertThat(lines.get(lines.size() - 1)).contains("\"line\":\"end\"");
      }
    }
  }

  @Test
  default void whatIsNotLostNeedsNoWaiting() {
    try (DeviceTransport transport = newTransport()) {
      transport.awaitReturn();
      assertThat(transport.run(goodCall(), line -> {}).code()).isZero();
    }
  }
}
