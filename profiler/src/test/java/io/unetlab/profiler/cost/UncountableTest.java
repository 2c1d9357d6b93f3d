package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that keeps every rule and is too large to count gives the problem beside its file. */
final class UncountableTest {

  private static final Path FIXTURES = Path.of("src/test/resources/uncountable");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void saysWhere(Path file) throws IOException {
    NetworkSpec spec = SpecLoader.load(file);

    SpecException thrown = catchThrowableOfType(SpecException.class, () -> Metrics.counted(spec));

    String problems =
        thrown.problems().stream()
            .map(Problem::summary)
            .map(it -> it.replace(FIXTURES + "/", "") + "\n")
            .collect(Collectors.joining());
    Path expected = Path.of(file.toString().replace(".yaml", ".expected"));
    assertThat(problems).isEqualTo(Files.readString(expected));
  }
}
