package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output is the same whatever the user's language. */
class LocaleTest {

  /** When the study was run, in the digits of every language. */
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2} UTC|T[0-9:.]+Z)");

  private final Locale own = Locale.getDefault();

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @Test
  void aStudysOutputIsTheSameInEveryLanguage() throws IOException {
    Path study = SmallStudy.write(folder);
    Map<String, String> expected = output(study, "en-US");

    assertThat(expected).containsKeys("out", "report.md", "results.json");
    assertThat(output(study, "ar-EG")).isEqualTo(expected);
    assertThat(output(study, "de-DE")).isEqualTo(expected);
    assertThat(output(study, "tr-TR")).isEqualTo(expected);
  }

  private Map<String, String> output(Path study, String language) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    Path out = folder.resolve("report");
    CommandRun run =
        CommandRun.of("run", study.toString(), "--no-latency", "--fresh", "--out", out.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Map<String, String> files = new TreeMap<>(Map.of("out", run.out()));
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file :
          all.filter(it -> it.toString().matches(".*\\.(md|html|json|csv|svg)")).toList()) {
        files.put(
            out.relativize(file).toString(),
            TIME.matcher(Files.readString(file)).replaceAll("TIME"));
      }
    }
    return files;
  }
}
