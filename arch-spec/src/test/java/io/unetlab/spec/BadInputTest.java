package io.unetlab.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code bad/} yields exactly the expected problems, in bounded time. */
class BadInputTest {

  private static final Path FIXTURES = Path.of("src/test/resources/bad");
  // Stops a test that hangs; not a speed limit.
  private static final Duration HANG = Duration.ofMinutes(1);

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void yieldsExactlyTheExpectedProblems(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceAll("\\.yaml$", ".expected"));

    assertThat(problems(file)).isEqualTo(Files.readString(expected));
  }

  @Test
  void nestingOf10000IsTooDeep(@TempDir Path directory) throws IOException {
    Path flow = Files.writeString(directory.resolve("flow.yaml"), "a: " + "[".repeat(10_000));
    Path maps = Files.writeString(directory.resolve("maps.yaml"), "{a: ".repeat(10_000));
    Path items = Files.writeString(directory.resolve("items.yaml"), "- ".repeat(10_000) + "x");

    assertThat(problems(flow))
        .isEqualTo("flow.yaml:1:67: error SPEC007: the nesting is deeper than 64\n");
    assertThat(problems(maps))
        .isEqualTo("maps.yaml:1:257: error SPEC007: the nesting is deeper than 64\n");
    assertThat(problems(items))
        .isEqualTo("items.yaml:1:129: error SPEC007: the nesting is deeper than 64\n");
  }

  @Test
  void aFileOf50MegabytesIsNotRead(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("large.yaml");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] megabyte = "kind: unet #####\n".repeat(61_681).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 50; i++) {
        out.write(megabyte);
      }
    }

    assertThat(problems(file))
        .isEqualTo(
            "large.yaml:1:1: error SPEC002: the file is larger than 1048576 bytes; it is not"
                + " read\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1C00000054464C331400 | a TensorFlow Lite file",
        "08081207706563746573 | an ONNX file",
        "58010000000000007B22 | a safetensors file"
      })
  void aFileOfANetworkIsNamedByItsFormatWhateverItsSize(
      String start, String format, @TempDir Path directory) throws IOException {
    byte[] head = HexFormat.of().parseHex(start);
    Path small = Files.write(directory.resolve("small"), head);
    Path large = Files.write(directory.resolve("large"), Arrays.copyOf(head, 2 << 20));

    String said = ":1:1: error SPEC003: this is " + format + "; expected text, such as a spec in";
    assertThat(problems(small)).isEqualTo("small" + said + " YAML\n");
    assertThat(problems(large)).isEqualTo("large" + said + " YAML\n");
  }

  @Test
  void aFileOfManyValuesIsNotReadToItsEnd(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("many.yaml"), "[" + "0,".repeat(500_000) + "]");

    assertThat(problems(file))
        .isEqualTo("many.yaml:1:200000: error SPEC002: these are more than 100000 values\n");
  }

  @Test
  void aLongTextIsNotReadAndItsAliasesCountByItsLength(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("text.yaml"), "kind: " + "z".repeat(400_000));
    Path aliases =
        Files.writeString(
            directory.resolve("aliases.yaml"),
            "a: &a " + "z".repeat(20_000) + "\nb: [" + "*a, ".repeat(3_000) + "]");

    assertThat(problems(text))
        .isEqualTo("text.yaml:1:7: error SPEC002: this text is longer than 20000 characters\n");
    assertThat(problems(aliases))
        .isEqualTo(
            "aliases.yaml:2:1993: error SPEC008: aliases make this more than 100000 values\n");
  }

  @Test
  void aFileOfManyLinesIsNotRead(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("lines.log"), "\n".repeat(2_000_000));
    Problems problems = new Problems();

    assertThat(TextFile.read(file, 1 << 27, problems)).isEmpty();
    assertThat(problems.all().get(0).message())
        .isEqualTo("the file is larger than 2000000 lines; it is not read");
    Files.writeString(file, "\r\n".repeat(1_999_999));
    assertThat(TextFile.read(file, 1 << 27, new Problems())).isPresent();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatCouldBeWaitedForForEverIsNotRead(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path fifo = directory.resolve("fifo.yaml");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Path derived = directory.resolve("derived.yaml");
    for (String base : List.of("fifo.yaml", "/dev/zero", "/dev/stdin", "/proc/kmsg")) {
      Files.writeString(derived, "kind: unet\nname: x\nextends: " + base + "\n");
      assertThat(problems(derived))
          .contains("derived.yaml:3:10: error SPEC016", "this is not a regular file");
    }
    for (Path file : List.of(fifo, Path.of("/dev/zero"), Path.of("/proc/kmsg"))) {
      assertThat(problems(file)).contains(":1:1: error SPEC001: this is not a regular file");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatTheShellOpenedIsRead(@TempDir Path directory) throws IOException, InterruptedException {
    // Standard input of this process is its own; a child's pipe has a name below /proc.
    Process child = new ProcessBuilder("sleep", "60").start();
    try {
      Path pipe = Path.of("/proc/" + child.pid() + "/fd/0");
      child.getOutputStream().write("kind: unt\n".getBytes(StandardCharsets.UTF_8));
      child.getOutputStream().close();

      assertThat(problems(pipe)).contains("found a file of kind `unt`");
    } finally {
      child.destroy();
      child.waitFor();
    }
  }

  @Test
  void aFileOfManyWrongKeysEnds(@TempDir Path directory) throws IOException {
    String text =
        Stream.iterate(0, i -> i + 1)
            .limit(49_000)
            .map(i -> "levles" + i + ": 1\n")
            .collect(Collectors.joining());
    Path file = Files.writeString(directory.resolve("wrong.yaml"), text);

    assertThat(problems(file).lines()).hasSize(Problems.LIMIT);
  }

  @Test
  void aFileOfManyChangesIsNotApplied(@TempDir Path directory) throws IOException {
    String changes =
        IntStream.range(0, 48_000).mapToObj(i -> "  k" + i + ": 1\n").collect(Collectors.joining());
    String text = "kind: unet\nname: x\nextends: base.yaml\nset:\n" + changes;
    Path file = Files.writeString(directory.resolve("changes.yaml"), text);

    assertThat(problems(file))
        .isEqualTo(
            "changes.yaml:5:3: error SPEC014: expected at most 1000 paths for `set`,"
                + " found 48000\n");
  }

  @Test
  void aMissingFileSuggestsAnExistingOne(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("sd15.yaml"), "kind: unet");

    assertThat(problems(directory.resolve("sd51.yaml")))
        .isEqualTo(
            "sd51.yaml:1:1: error SPEC001: there is no such file (did you mean `sd15.yaml`?)\n");
    assertThat(problems(directory.resolve(".")).replaceFirst("^[^:]*", "DIRECTORY"))
        .isEqualTo("DIRECTORY:1:1: error SPEC001: this is a directory, not a file\n");
    assertThat(problems(Path.of(".")))
        .isEqualTo(".:1:1: error SPEC001: this is a directory, not a file\n");
  }

  private static String problems(Path file) {
    Problems problems = new Problems();
    assertTimeoutPreemptively(
        HANG, () -> assertThat(SpecLoader.load(file, SpecPatch.EMPTY, problems)).isEmpty());
    return problems.all().stream()
        .map(Problem::summary)
        .map(line -> line.replace(file.getParent() + "/", "") + "\n")
        .collect(Collectors.joining());
  }
}
