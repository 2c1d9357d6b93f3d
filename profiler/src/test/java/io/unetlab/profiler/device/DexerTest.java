package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtEnvironment;
import com.googlecode.d2j.dex.Dex2jar;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dex file holds the agent whole: turned back into classes, it runs and gives the same. */
@Tag("slow")
class DexerTest {

  private static final Path RUNTIME = ClassOrigin.of(OrtEnvironment.class);

  @TempDir private Path folder;
  private Dexer dexer;

  @BeforeEach
  void makeDexer() {
    dexer = new Dexer(new ContentCache(folder.resolve("cache"), 100_000_000));
  }

  @Test
  void whatIsInTheDexFileRuns() throws IOException, InterruptedException {
    Path classes = folder.resolve("back.jar");
    try (Lease dex = dexer.lease(RUNTIME)) {
      Dex2jar.from(withOnlyADexFile(dex.path()).toFile()).computeFrames(true).to(classes);
    }
    TinyModel tiny = TinyModel.write(folder);
    List<String> arguments = tiny.call().arguments();
    AgentTurn back = AgentProcess.run(List.of(classes), arguments);
    AgentTurn plain = AgentProcess.run(AgentProcess.CLASS_PATH, arguments);
    assertThat(back.complete().check()).isEqualTo(plain.complete().check());
    assertThat(back.complete().hello()).isEqualTo(plain.complete().hello());
  }

  private static Path withOnlyADexFile(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.stream()).extracting(Object::toString).containsExactly("classes.dex");
      return jar;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itIsMadeOnceForTheSameInputs() throws IOException {
    try (Lease first = dexer.lease(RUNTIME)) {
      FileTime made = Files.getLastModifiedTime(first.path());
      try (Lease second = dexer.lease(RUNTIME)) {
        assertThat(second.path()).isEqualTo(first.path());
      }
      assertThat(Files.getLastModifiedTime(first.path())).isEqualTo(made);
    }
  }

  @Test
  void aRuntimeThatIsNoneIsRefusedAndNothingIsKept() throws IOException {
    Path bad = folder.resolve("classes.jar");
    Files.write(bad, "no jar".getBytes(StandardCharsets.UTF_8));
    assertThatExceptionOfType(DeviceException.class)
        .isThrownBy(() -> dexer.lease(bad))
        .withMessageStartingWith("the classes of " + bad + " cannot be turned into a dex file: ")
        .withMessageEndingWith("it has to be the classes.jar of an onnxruntime-android AAR");
    try (var kept = Files.list(folder.resolve("cache"))) {
      assertThat(kept).noneMatch(Files::isDirectory);
    }
  }
}
