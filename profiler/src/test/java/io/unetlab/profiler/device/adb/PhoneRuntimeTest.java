package io.unetlab.profiler.device.adb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.profiler.device.AgentCall;
import io.unetlab.profiler.device.Device;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.DeviceLimits;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An AAR becomes what the phone gets: one dex file, and the libraries of its ABI alone. */
class PhoneRuntimeTest {

  @TempDir private Path folder;

  @Tag("slow")
  @Test
  void theDexFileAndTheAbisLibrariesGoToThePhone() throws Exception {
    Path aar = aar();
    String sum = "phone-runtime-test-" + System.nanoTime();

    try (PhoneRuntime runtime =
        PhoneRuntime.open(device(new Device.Runtime(RuntimeKind.ONNXRUNTIME, aar, sum)))) {
      AgentProgram program = runtime.program();
      assertThat(program.files())
          .extracting(file -> file.getFileName().toString())
          .containsExactly("agent.jar", "libonnxruntime.so", "libonnxruntime4j_jni.so");
      assertThat(program.files().get(0)).satisfies(PhoneRuntimeTest::holdsADexFile);
      assertThat(program.files().get(1)).hasContent("arm64 libonnxruntime.so");
      AgentCall call = new AgentCall(List.of(), List.of("--threads", "4"), Optional.empty(), 9);
      assertThat(program.command("/there", call))
          .contains("CLASSPATH=/there/agent.jar", "app_process", "AgentMain --threads 4");
    }
  }

  /** As on a full disk: the cache is named, since nothing else can be changed. */
  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws Exception {
    Path root = Files.createFile(folder.resolve("file")).resolve("android");
    Device.Runtime runtime = new Device.Runtime(RuntimeKind.ONNXRUNTIME, aar(), "00");

    assertThatThrownBy(() -> PhoneRuntime.unpacked(new ContentCache(root, 1), runtime, "x86_64"))
        .isInstanceOf(CacheDirectory.UnusableException.class)
        .hasMessageContaining("the cache " + root + " cannot be used: cannot unpack")
        .hasMessageEndingWith("set UNETLAB_CACHE to another directory");
  }

  @Test
  void aDamagedAarIsNamedAndNotTheCache() throws Exception {
    Path aar = Files.writeString(folder.resolve("damaged.aar"), "no archive");
    Device.Runtime runtime = new Device.Runtime(RuntimeKind.ONNXRUNTIME, aar, "00");
    ContentCache cache = new ContentCache(folder.resolve("cache"), 1);

    assertThatThrownBy(() -> PhoneRuntime.unpacked(cache, runtime, "x86_64"))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("cannot unpack " + aar);
  }

  private Path aar() throws IOException, URISyntaxException {
    Path classes =
        Path.of(OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path aar = folder.resolve("onnxruntime.aar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(aar))) {
      zip.putNextEntry(new ZipEntry("classes.jar"));
      Files.copy(classes, zip);
      for (String library : List.of("libonnxruntime.so", "libonnxruntime4j_jni.so")) {
        put(zip, "jni/arm64-v8a/" + library, "arm64 " + library);
        put(zip, "jni/x86_64/" + library, "x86 " + library);
      }
      put(zip, "AndroidManifest.xml", "<manifest/>");
    }
    return aar;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
  }

  private static void holdsADexFile(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertThat(zip.getEntry("classes.dex")).isNotNull();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Device device(Device.Runtime runtime) {
    return new Device(
        "phone",
        "Phone",
        Optional.empty(),
        Optional.empty(),
        "arm64-v8a",
        OptionalInt.of(26),
        runtime,
        4,
        Optional.empty(),
        List.of(),
        DeviceLimits.USUAL,
        LatencyProtocol.QUICK);
  }
}
