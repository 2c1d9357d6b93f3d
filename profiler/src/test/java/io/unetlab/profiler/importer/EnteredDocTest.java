package io.unetlab.profiler.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/language.md} has a row for every key of an entered latency, and for no other. */
final class EnteredDocTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
  private static final Pattern NAME = Pattern.compile("`([a-z0-9_.]+)`");

  @Test
  void everyKeyHasItsRow() throws IOException {
    MapType<?> latency = (MapType<?>) ((ListType<?>) EnteredParser.LATENCIES.type()).item();

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(names(latency, "").toList());
  }

  private static Stream<String> names(MapType<?> map, String within) {
    return map.keys().stream().flatMap(key -> names(key, within + key.name()));
  }

  private static Stream<String> names(Key<?> key, String name) {
    return key.type() instanceof MapType<?> map ? names(map, name + ".") : Stream.of(name);
  }

  private static List<String> documented() throws IOException {
    return ROW.matcher(section())
        .results()
        .flatMap(row -> NAME.matcher(row.group(1)).results())
        .map((MatchResult name) -> name.group(1))
        .toList();
  }

  private static String section() throws IOException {
    String page = Files.readString(Path.of("../docs/language.md"));
    int begin = page.indexOf("## Latencies from elsewhere: `kind: latencies`");
    return page.substring(begin, page.indexOf("\n## ", begin));
  }
}
