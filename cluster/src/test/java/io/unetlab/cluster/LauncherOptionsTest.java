package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The launcher is a shell script, which cannot ask Spark what it needs of Java. */
class LauncherOptionsTest {

  private static final Pattern OPENED =
      Pattern.compile("--add-opens=\\S+/(\\S+)=ALL-UNNAMED|-D(\\S+)=\\S+");

  @Test
  void theLauncherGivesJavaWhatSparkAsksFor() throws IOException {
    String launcher = Files.readString(Path.of("../unetlab"));
    String used =
        launcher.substring(launcher.indexOf("use_spark() {"), launcher.indexOf("# --- Class data"));
    List<String> asked =
        OPENED
            .matcher(JavaModuleOptions.defaultModuleOptions())
            .results()
            .map(it -> it.group(1) == null ? "-D" + it.group(2) : it.group(1))
            .toList();

    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(List.of(used.split("[\\s=/\";]+"))).containsAll(asked);
  }
}
