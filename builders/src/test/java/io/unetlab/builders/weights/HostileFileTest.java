package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any file results in a store or in problems: no crash, and no memory allocated for claims. */
class HostileFileTest {

  // Ends a hanging test; not a speed limit.
  private static final Duration HANG = Duration.ofMinutes(1);

  private static final String SOUND =
      "{\"__metadata__\":{\"made\":\"here\"},"
          + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
          + "\"b\":{\"dtype\":\"F16\",\"shape\":[3],\"data_offsets\":[16,22]}}  ";

  @TempDir private Path folder;

  static Stream<Arguments> headers() {
    return Stream.of(
        refused("", 0, "WEIGHT004: the header is not JSON in UTF-8"),
        refused("nonsense", 0, "WEIGHT004: the header is not JSON: Unrecognized token 'nonsense'"),
        refused("[1]", 0, "WEIGHT004: the header is not a JSON object"),
        refused("{} {}", 0, "WEIGHT004: the header continues after its JSON object"),
        refused("{\"a\":", 0, "WEIGHT004: the header is not JSON: Unexpected end-of-input"),
        refused("{\0\"\0a\0\"\0", 0, "WEIGHT004: the header is not JSON in UTF-8"),
        refused("{\"a\":3}", 0, "WEIGHT005: `a` is not an object"),
        refused("{\"__metadata__\":{\"a\":3}}", 0, "WEIGHT005: __metadata__'s `a` is not a string"),
        refused(
            "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}",
            0,
            "WEIGHT006: the key `a` appears twice"),
        refused(
            "{\"a\":{}}",
            0,
            "WEIGHT005: a has no dtype",
            "WEIGHT005: a has no shape",
            "WEIGHT005: a has no data_offsets"),
        refused(entry("F32", "1", "0,4") + "", 4, "WEIGHT005: a has no shape"),
        refused(entry("F32", "[-1]", "0,4"), 4, "WEIGHT005: a has no shape"),
        refused(entry("F32", "[1.0]", "0,4"), 4, "WEIGHT005: a has no shape"),
        refused(entry("F32", "[[1]]", "0,4"), 4, "WEIGHT005: a has no shape"),
        refused(entry("F32", "[" + "1,".repeat(99) + "1]", "0,4"), 4, "WEIGHT005: a has no shape"),
        refused(entry("F32", "[1]", "0"), 4, "WEIGHT005: a has no data_offsets"),
        refused(entry("F32", "[1]", "0,4,8"), 4, "WEIGHT005: a has no data_offsets"),
        refused(entry("F32", "[1]", "-4,0"), 4, "WEIGHT005: a has no data_offsets"),
        refused(
            entry("F32", "[1]", "0,99999999999999999999"), 4, "WEIGHT005: a has no data_offsets"),
        refused(entry("F32", "[1]", "0,4],\"x\":[1"), 4, "WEIGHT005: a has an unknown key `x`"),
        refused(entry("F33", "[1]", "0,4"), 4, "WEIGHT007: a has the unknown dtype `F33`"),
        refused(entry("F32", "[1]", "4,0"), 4, "WEIGHT008: a's data_offsets 4 to 0 end before"),
        refused(
            entry("F32", "[25000000000]", "0,100000000000"),
            4,
            "WEIGHT002: the file has 87 bytes, but its header promises 100,000,000,083: 1 of its 1"
                + " tensors are incomplete"),
        refused(
            entry("F32", "[1]", "0,100000000000"),
            4,
            "WEIGHT008: a's data_offsets 0 to 100000000000 end after the file's 4 bytes of data"),
        refused(
            entry("F32", "[2]", "0,4"), 4, "WEIGHT009: a's data_offsets 0 to 4 are not what F32 2"),
        refused(
            entry("F32", "[4611686018427387905,4]", "0,4"),
            4,
            "WEIGHT009: a's data_offsets 0 to 4"),
        refused(entry("F32", "[4611686018427387905]", "0,4"), 4, "WEIGHT009: a's data_offsets"),
        refused(entry("F32", "[1]", "4,8"), 8, "WEIGHT010: 4 bytes before a belong to no tensor"),
        refused(entry("F32", "[1]", "0,4"), 9, "WEIGHT010: the last 5 bytes belong to no tensor"),
        refused("{" + two("0,8", "4,12") + "}", 12, "WEIGHT010: b overlaps the tensor before it"),
        refused("{" + two("0,8", "0,8") + "}", 8, "WEIGHT010: b overlaps the tensor before it"),
        refused(
            "{" + two("0,8", "8,16").replace("\"b\"", "\"a\"") + "}",
            16,
            "WEIGHT006: the key `a` appears twice"),
        refused("{\"a\":" + "[".repeat(50_000), 0, "WEIGHT004: the header is not JSON"),
        refused(
            "{\"a\":" + "{\"a\":".repeat(50_000),
            0,
            "WEIGHT005: a has an unknown key `a`",
            "WEIGHT004: the header is not JSON"),
        refused("{\"" + "a".repeat(100_000) + "\":{}}", 0, "WEIGHT004: the header is not JSON"),
        refused(entry("F32", "[" + "9".repeat(5000) + "]", "0,4"), 4, "WEIGHT004"));
  }

  private static Arguments refused(String header, int data, String... problems) {
    return Arguments.of(header, data, List.of(problems));
  }

  private static String entry(String dtype, String shape, String offsets) {
    return "{\"a\":{\"dtype\":\""
        + dtype
        + "\",\"shape\":"
        + shape
        + ",\"data_offsets\":["
        + offsets
        + "]}}";
  }

  private static String two(String first, String second) {
    String entry = "\"%s\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[%s]}";
    return entry.formatted("a", first) + "," + entry.formatted("b", second);
  }

  @ParameterizedTest
  @MethodSource("headers")
  void isRefused(String header, int data, List<String> expected) throws IOException {
    List<Problem> problems = problems(SafetensorsBytes.of(header, data));

    assertThat(problems).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(problems.get(i).summary()).contains(expected.get(i));
    }
  }

  @Test
  void aLengthIsCheckedAgainstTheFileFirst() throws IOException {
    assertThat(problems(new byte[7]))
        .extracting(Problem::code)
        .containsExactly(WeightCode.TRUNCATED);
    byte[] text = SOUND.getBytes(StandardCharsets.UTF_8);
    assertThat(problems(SafetensorsBytes.of(90_000_000, text, 22)))
        .extracting(Problem::code)
        .containsExactly(WeightCode.TRUNCATED);
    assertThat(problems(SafetensorsBytes.of(100_000_000_000L, text, 22)))
        .extracting(Problem::code)
        .containsExactly(WeightCode.HEADER_TOO_LARGE);
    assertThat(problems(SafetensorsBytes.of(-1, text, 22)).get(0).message())
        .startsWith("the header claims 18446744073709551615 bytes");
  }

  @Test
  void aHeaderOfNamesIsNotReadToItsEnd() throws IOException {
    StringBuilder header = new StringBuilder("{\"__metadata__\":{\"n\":\"\"");
    for (int i = 0; i < 300_000; i++) {
      header.append(",\"").append(i).append("\":\"\"");
    }
    assertThat(problems(SafetensorsBytes.of(header.append("}}").toString(), 0)))
        .extracting(Problem::code)
        .containsExactly(WeightCode.HEADER_TOO_LARGE);
  }

  @Test
  void missingAndIrregularFilesAreRefused() {
    for (Path file : List.of(folder, folder.resolve("none"), Path.of("/dev/zero"))) {
      Problems problems = new Problems();
      assertThat(WeightStore.open(file, problems)).isEmpty();
      assertThat(problems.all()).extracting(Problem::code).containsExactly(WeightCode.NOT_READABLE);
    }
  }

  @Test
  void everyTruncationOfASoundFileIsRefused() throws IOException {
    byte[] sound = SafetensorsBytes.of(SOUND, 22);
    assertThat(problems(sound)).isEmpty();
    for (int length = 0; length < sound.length; length++) {
      assertThat(problems(Arrays.copyOf(sound, length))).as("%d bytes", length).isNotEmpty();
    }
  }

  @Property(tries = 500)
  void anyBytesEndInAStoreOrInProblems(@ForAll @Size(max = 300) byte[] header) {
    endsWell(SafetensorsBytes.of(header.length, header, 22));
  }

  @Property(tries = 500)
  void aSoundFileWithWrongBytesEndsInAStoreOrInProblems(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 227) Integer> places,
      @ForAll @Size(4) byte[] values) {
    byte[] bytes = SafetensorsBytes.of(SOUND, 22);
    for (int i = 0; i < places.size(); i++) {
      bytes[places.get(i) % bytes.length] = values[i];
    }
    endsWell(bytes);
  }

  private static void endsWell(byte[] bytes) {
    try {
      Path file = Files.createTempFile("hostile", ".safetensors");
      try {
        Files.write(file, bytes);
        Problems problems = new Problems();
        Optional<WeightStore> store =
            assertTimeoutPreemptively(HANG, () -> WeightStore.open(file, problems));
        assertThat(store.isPresent()).isEqualTo(problems.all().isEmpty());
        store.ifPresent(
            it -> it.tensors().values().stream().filter(Tensor::isFloat).forEach(Tensor::floats));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Problem> problems(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile.safetensors"), bytes);
    Problems problems = new Problems();
    Optional<WeightStore> store =
        assertTimeoutPreemptively(HANG, () -> WeightStore.open(file, problems));
    assertThat(store.isPresent()).isEqualTo(problems.all().isEmpty());
    return problems.all();
  }
}
