package io.unetlab.profiler.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of {@code read} gives what is next to it in {@code NAME.expected}, and every file of
 * {@code refuse} those problems, and nothing else.
 */
final class LatencyImportTest {

  private static final Path FOLDER = Path.of("src/test/resources/importer");
  private static final String EXPECTED = ".expected";

  static List<Path> readable() throws IOException {
    return files("read");
  }

  static List<Path> refused() throws IOException {
    return files("refuse");
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> !file.toString().endsWith(EXPECTED)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("readable")
  void aFileGivesWhatItHolds(Path file) throws IOException {
    hold(file, ImportedText.of(LatencyImport.read(source(file))));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFileThatIsNotAsItsFormatSaysIsRefused(Path file) throws IOException {
    SpecException refusal =
        catchThrowableOfType(SpecException.class, () -> LatencyImport.read(source(file)));

    assertThat(refusal).isNotNull();
    hold(file, refusal.problems().stream().map(Problem::summary).collect(Collectors.joining("\n")));
  }

  // Without the folder, so that what is expected is the same everywhere.
  private static Source source(Path file) throws IOException {
    return new Source(file.getFileName().toString(), Files.readString(file));
  }

  private static void hold(Path file, String found) throws IOException {
    Path expected = file.resolveSibling(file.getFileName() + EXPECTED);
    if (Boolean.getBoolean("update")) {
      Files.writeString(expected, found.strip() + "\n");
      return;
    }
    assertThat(found.strip()).isEqualTo(Files.readString(expected).strip());
  }

  // Whatever a file lost, it is read or refused with a place; nothing else is thrown.
  @ParameterizedTest
  @MethodSource("readable")
  void aFileThatWasCutOffAnywhereIsReadOrRefused(Path file) throws IOException {
    String text = source(file).text();
    int refused = 0;
    for (int length = 0; length < text.length(); length += 1 + text.length() / 500) {
      Source part = new Source("part", text.substring(0, length));
      try {
        assertThat(LatencyImport.read(part).latencies()).isNotEmpty();
      } catch (SpecException e) {
        refused++;
        assertThat(e).hasMessageStartingWith("part:");
      }
    }
    assertThat(refused).isPositive();
  }

  /** Operations, memory and layers are left out; whatever is written is read. */
  @ParameterizedTest
  @MethodSource("readable")
  void whatIsWrittenForAStudyIsRead(Path file) {
    List<ImportedLatency> latencies = LatencyImport.read(file).latencies();
    String written = EnteredWriter.write(latencies);

    ImportedFile read = LatencyImport.read(new Source("written.yaml", written));

    assertThat(read.format()).isEqualTo(LatencyFormat.ENTERED);
    assertThat(read.latencies())
        .extracting(it -> it.latency().ms())
        .containsExactlyElementsOf(latencies.stream().map(it -> it.latency().ms()).toList());
    assertThat(EnteredWriter.write(read.latencies())).isEqualTo(written);
  }

  @ParameterizedTest
  @EnumSource(names = {"AGENT_LINES", "ORT_PROFILE"})
  void aRunWithoutItsEndIsNoResult(LatencyFormat format) throws IOException {
    for (Path file : readable()) {
      String text = source(file).text();
      if (LatencyImport.read(file).format() == format) {
        Source half = new Source("half", text.substring(0, text.length() / 4));
        assertThatThrownBy(() -> LatencyImport.read(half))
            .as(file.toString())
            .isInstanceOf(SpecException.class);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatHasAFileThatIsRead(LatencyFormat format) throws IOException {
    assertThat(readable())
        .filteredOn(file -> LatencyImport.read(file).format() == format)
        .isNotEmpty()
        .allSatisfy(file -> assertThat(LatencyImport.read(file, format).latencies()).isNotEmpty());
  }

  @Test
  void aFileOfAnotherFormatIsNamed() {
    Path log = FOLDER.resolve("read/litert_logcat.txt");

    assertThatThrownBy(() -> LatencyImport.read(log, LatencyFormat.AI_HUB))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("litert_logcat.txt:1:1")
        .hasMessageContaining("expected " + LatencyFormat.AI_HUB.words())
        .hasMessageContaining("found " + LatencyFormat.LITERT_LOG.words())
        .hasMessageContaining("read it as litert_log");
  }

  @Test
  void aLogInUtf16IsReadByItsMark(@TempDir Path folder) throws IOException {
    String log = Files.readString(FOLDER.resolve("read/litert_logcat.txt"));
    Path file = folder.resolve("litert_logcat.txt");
    Files.write(file, ("\uFEFF" + log).getBytes(StandardCharsets.UTF_16LE));

    assertThat(ImportedText.of(LatencyImport.read(file)))
        .isEqualTo(ImportedText.of(LatencyImport.read(FOLDER.resolve("read/litert_logcat.txt"))));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> LatencyImport.read(FOLDER.resolve("read/litert_logcat.tx")))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("there is no such file")
        .hasMessageContaining("litert_logcat.txt");
  }

  @Test
  void nothingThatIsImportedClaimsToBeAPhone() throws IOException {
    assertThat(readable())
        .flatExtracting(file -> LatencyImport.read(file).latencies())
        .isNotEmpty()
        .noneMatch(
            it ->
                it.latency()
                    .device()
                    .kind()
                    .filter(kind -> kind.name().equals("PHONE"))
                    .isPresent());
  }
}
