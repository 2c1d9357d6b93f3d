package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.source.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device is named by a file, and this machine by a word. */
final class DevicesTest {

  @Test
  void theDesktopNeedsNoFile() {
    Device desktop = Devices.named("desktop");

    assertThat(Devices.isDesktop(desktop)).isTrue();
    assertThat(desktop.threads()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "destkop, did you mean `desktop`?",
    "pixel9.yaml, there is no such file",
    "src/test, this is a directory"
  })
  void whatIsNeitherSaysWhatWasMeant(String name, String message) {
    assertThatThrownBy(() -> Devices.named(name))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(name + ":1:1")
        .hasMessageContaining(message);
  }

  @Test
  void aNameThatNoFileCanHaveIsNoFault() {
    assertThatThrownBy(() -> Devices.named("a\0b"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("this is no file's name");
  }
}
