package io.unetlab.spec.diffusers;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each config in {@code good/} says what is expected; each in {@code bad/} has these problems. */
class SchedulerConfigTest {

  private static final Path FIXTURES = Path.of("src/test/resources/schedulers");

  static List<Path> good() throws IOException {
    return fixtures("good");
  }

  static List<Path> bad() throws IOException {
    return fixtures("bad");
  }

  @ParameterizedTest
  @MethodSource("good")
  void saysWhatTheNetworkWasTrainedWith(Path file) throws IOException {
    Problems problems = new Problems();
    Optional<DiffusersScheduler> scheduler = SchedulerConfig.read(source(file), problems);

    assertThat(problems.all()).isEmpty();
    assertThat(facts(scheduler.orElseThrow())).isEqualTo(expected(file));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void reportsEverythingThatIsWrong(Path file) throws IOException {
    Problems problems = new Problems();

    assertThat(SchedulerConfig.read(source(file), problems)).isEmpty();
    assertThat(
            problems.all().stream()
                .map(Problem::summary)
                .collect(Collectors.joining("\n", "", "\n")))
        .isEqualTo(expected(file));
  }

  private static String facts(DiffusersScheduler scheduler) {
    return String.join(
        "\n",
        scheduler.className(),
        scheduler.noise().toString(),
        scheduler.prediction().toString(),
        scheduler.sampler().map(Object::toString).orElse("another sampler"),
        "");
  }

  private static List<Path> fixtures(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      return files.filter(it -> it.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static Source source(Path file) throws IOException {
    return new Source(String.valueOf(file.getFileName()), Files.readString(file));
  }

  private static String expected(Path file) throws IOException {
    return Files.readString(Path.of(file.toString().replace(".json", ".expected")));
  }
}
