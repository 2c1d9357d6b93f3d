package io.unetlab.builders.litert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.RuntimeUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start of the runtime, in other processes: it depends on their properties. */
class LiteRtTest {

  @TempDir private Path folder;

  @Test
  void librariesGoIntoTheCacheAndNowhereElse() throws Exception {
    assertThat(start()).isEqualTo(LiteRt.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(names(folder)).containsExactlyInAnyOrder("home", "tmp", "cache");
    assertThat(names(folder.resolve("home"))).isEmpty();
    assertThat(names(folder.resolve("tmp"))).isEmpty();
    assertThat(names(folder.resolve("cache"))).containsExactly("tensorflow-lite");
    assertThat(names(folder.resolve("cache/tensorflow-lite")))
        .anyMatch(it -> it.startsWith("tensorflow-lite-" + LiteRt.version()));
  }

  @Test
  void aPlatformWithoutALibraryIsNamed() throws Exception {
    assertThat(start("-Dorg.bytedeco.javacpp.platform=linux-riscv64"))
        .isEqualTo("LiteRT has no native library for linux-riscv64");
  }

  private String start(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + Files.createDirectories(folder.resolve("home")));
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LiteRtTest.class.getName()));
    ProcessBuilder java =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    java.environment().put("UNETLAB_CACHE", folder.resolve("cache").toString());
    Process process = java.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }

  /** Prints the runtime's version, or why there is none. */
  public static void main(String... none) {
    try {
      System.out.println(LiteRt.version());
    } catch (RuntimeUnavailableException e) {
      System.out.println(e.getMessage());
    }
  }
}
