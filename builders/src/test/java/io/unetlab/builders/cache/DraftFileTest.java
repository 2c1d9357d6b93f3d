package io.unetlab.builders.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft becomes its target or is deleted. */
class DraftFileTest {

  @TempDir private Path folder;

  private Path target() {
    return folder.resolve("net.onnx");
  }

  private List<String> there() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsFinishedIsTheTarget() throws IOException {
    Files.writeString(target(), "before");
    try (DraftFile draft = DraftFile.of(target())) {
      Files.writeString(draft.path(), "whole");
      assertThat(target()).hasContent("before");
      draft.finish();
    }
    assertThat(target()).hasContent("whole");
    assertThat(there()).containsExactly("net.onnx");
  }

  @Test
  void whatIsNotFinishedIsDeleted() throws IOException {
    try (DraftFile draft = DraftFile.of(target())) {
      Files.writeString(draft.path(), "half");
    }
    assertThat(there()).isEmpty();
  }

  /** As Ctrl-C does; the writer gets no chance to close anything. */
  @Test
  void aProcessThatIsAskedToEndLeavesNothing() throws Exception {
    Process writer = writer();
    writer.destroy();
    assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(there()).isEmpty();
  }

  @Test
  void whatAKilledProcessLeftGoesWithTheNextDraftOfTheSameTarget() throws Exception {
    Process writer = writer();
    try (DraftFile other = DraftFile.of(target())) {
      assertThat(other.path()).doesNotExist();
      assertThat(there()).as("a live process's draft").hasSize(1);
    }
    writer.destroyForcibly();
    assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
    DraftFile.of(folder.resolve("other.onnx")).close();
    assertThat(there()).as("another target's draft").hasSize(1);
    DraftFile.of(target()).close();
    assertThat(there()).isEmpty();
  }

  private Process writer() throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                target().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(writer.inputReader().readLine()).isEqualTo("started");
    assertThat(there()).hasSize(1);
    return writer;
  }

  /** A process that starts a draft and never finishes it. */
  static final class Writer {

    private Writer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
      try (DraftFile draft = DraftFile.of(Path.of(args[0]))) {
        Files.writeString(draft.path(), "half");
        System.out.println("started");
        Thread.sleep(Duration.ofMinutes(5).toMillis());
      }
    }
  }
}
