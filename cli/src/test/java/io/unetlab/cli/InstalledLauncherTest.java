package io.unetlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an installed copy, with a Java that only prints its arguments. */
@DisabledOnOs(OS.WINDOWS)
class InstalledLauncherTest {

  @TempDir private Path folder;
  private Path copy;
  private Path launcher;

  @BeforeEach
  void install() throws IOException {
    folder = folder.toRealPath();
    copy = folder.resolve("some place/unetlab-1");
    launcher = copy.resolve("bin/unetlab");
    Files.createDirectories(copy.resolve("bin"));
    Files.createDirectories(copy.resolve("lib"));
    Files.copy(CommandRun.home().resolve("unetlab"), launcher);
    Files.createFile(copy.resolve("lib/unetlab.jar"));
  }

  @Test
  void theJarRunsFromAnotherDirectoryAndASpaceInThePathDoesNotMatter() throws Exception {
    List<String> said = run(launcher, java("my java", "17.0.9"));

    assertThat(said)
        .containsSubsequence(
            "-Dunetlab.home=" + copy, "-jar", copy + "/lib/unetlab.jar", "plan", "a b.yaml");
  }

  @Test
  void linksToTheLauncherFindTheCopy() throws Exception {
    Path relative = Files.createSymbolicLink(copy.resolve("link"), Path.of("bin/unetlab"));
    Path link = Files.createSymbolicLink(folder.resolve("unetlab"), relative);

    assertThat(run(link, java("jre", "21"))).contains(copy + "/lib/unetlab.jar");
  }

  @Test
  void aCopyWithoutItsJarSaysSo() throws Exception {
    Files.delete(copy.resolve("lib/unetlab.jar"));

    assertThat(run(launcher, java("java", "17")))
        .containsExactly(
            "unetlab: " + copy + "/lib/unetlab.jar is missing; unpack the archive again.");
  }

  private Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path program = home.resolve("bin/java");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return home;
  }

  private List<String> run(Path program, Path java) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "plan", "a b.yaml")
            .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("UNETLAB_CACHE", folder.resolve("cache").toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().toList();
  }
}
