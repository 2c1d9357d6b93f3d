package io.unetlab.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reports that `unetlab run` writes for studies, each once for all tests. */
final class StudyReports {

  /** Build output: reports and screenshots stay for a look at them. */
  static final Path OUTPUT = Path.of("target", "browser").toAbsolutePath();

  private static final Path REPORTS =
      OUTPUT.resolve("reports").resolve(System.getProperty("tests.fork", "1"));

  private static final Map<Path, Path> WRITTEN = new ConcurrentHashMap<>();

  private StudyReports() {}

  /** The page of a study of `examples`, without latencies. */
  static Path example(String study) {
    return of(Path.of(CommandRun.example(study)));
  }

  static Path of(Path study) {
    return WRITTEN.computeIfAbsent(study, StudyReports::write);
  }

  private static Path write(Path study) {
    return write(study, "--no-latency");
  }

  /** The page of a study that measures on this machine, by the careful protocol. */
  static Path measured(Path study) {
    return write(study, "--protocol=careful");
  }

  private static Path write(Path study, String option) {
    Path folder = REPORTS.resolve(study.getParent().getFileName());
    remove(folder);
    CommandRun run = CommandRun.of("run", study.toString(), option, "--out", folder.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    return folder.resolve("index.html");
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
