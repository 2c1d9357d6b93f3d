package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/language.md} names every key of a device file, and its example is one. */
final class DeviceDocTest {

  private static final String FENCE = "```";

  @Test
  void everyKeyHasItsRow() throws IOException {
    String section = section();
    for (Key<?> key : DeviceParser.DEVICE.keys()) {
      if (key.type() instanceof MapType<?> map) {
        map.keys()
            .forEach(it -> assertThat(section).contains("`" + key.name() + "." + it.name() + "`"));
      } else if (!key.equals(DeviceParser.KIND) && !key.equals(DeviceParser.RUNTIME)) {
        assertThat(section).contains("| `" + key.name() + "` |");
      }
    }
  }

  @Test
  void theExampleIsADeviceFile() throws IOException {
    String section = section();
    int begin = section.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length();
    String example = section.substring(begin, section.indexOf(FENCE, begin));
    Problems problems = new Problems();

    assertThat(DeviceLoader.read(new Source("example", example), Path.of(""), problems))
        .as(problems.all().toString())
        .map(DeviceFile::name)
        .contains("pixel8");
  }

  private static String section() throws IOException {
    String page = Files.readString(Path.of("../docs/language.md"));
    int begin = page.indexOf("## A device: `kind: device`");
    return page.substring(begin, page.indexOf("\n## ", begin));
  }
}
