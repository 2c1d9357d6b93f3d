package io.unetlab.profiler.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.profiler.device.Device.RuntimeKind;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.spec.source.SpecException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device file says what a device is measured with; its runtime has to be what it says. */
final class DeviceLoaderTest {

  static final String EVERYTHING =
      """
      kind: device
      name: phone
      title: A phone
      serial: 0123456789
      host: Lab-3
      abi: arm64-v8a
      min_api: 30
      runtime:
        onnxruntime: lib/ort.aar
      threads: 4
      affinity: 0x00F0
      providers: [qnn, xnnpack]
      limits: {thermal_status: 1, battery: 50, battery_temperature: 35.5, cool_down: 60}
      protocol: quick
      """;

  private static final String LEAST =
      "kind: device\nname: phone\nabi: x86_64\nthreads: 2\nruntime: ";

  @TempDir private Path folder;

  @Test
  void everyKeyIsRead() throws IOException {
    Path aar = archive("lib/ort.aar", "classes.jar", "jni/arm64-v8a/libonnxruntime.so");

    Device device = DeviceLoader.load(write(EVERYTHING));

    assertThat(device)
        .isEqualTo(
            new Device(
                "phone",
                "A phone",
                Optional.of("0123456789"),
                Optional.of(new AdbHost("lab-3", 5037)),
                "arm64-v8a",
                OptionalInt.of(30),
                new Device.Runtime(RuntimeKind.ONNXRUNTIME, aar, Sha256.of(aar)),
                4,
                Optional.of("f0"),
                List.of("QNN", "XNNPACK"),
                new DeviceLimits(1, 50, 35.5, 60),
                LatencyProtocol.QUICK));
  }

  @Test
  void whatIsLeftOutIsAsTheDocumentsSay() throws IOException {
    archive("ort.aar", "classes.jar", "jni/x86_64/libonnxruntime.so");

    Device device = DeviceLoader.load(write(LEAST + "{onnxruntime: ort.aar}\n"));

    assertThat(device.title()).isEqualTo("phone");
    assertThat(device.serial()).isEmpty();
    assertThat(device.minApi()).hasValue(26);
    assertThat(device.affinity()).isEmpty();
    assertThat(device.providers()).isEmpty();
    assertThat(device.limits()).isEqualTo(DeviceLimits.USUAL);
    assertThat(device.protocol()).isEqualTo(LatencyProtocol.CAREFUL);
  }

  @Test
  void anyAndNoneAreWords() throws IOException {
    archive("ort.aar", "classes.jar", "jni/x86_64/libonnxruntime.so");

    Device device =
        DeviceLoader.load(
            write(LEAST + "{onnxruntime: ort.aar}\nserial: any\naffinity: none\nproviders: []\n"));

    assertThat(device.serial()).isEmpty();
    assertThat(device.affinity()).isEmpty();
  }

  @Test
  void theHashIsTheSameWhereverTheDeviceIsAttached() throws IOException {
    Path file = write(LEAST + "{onnxruntime: ort.aar}\n");
    String hash = DeviceLoader.hash(file);
    assertThat(hash).isEqualTo(Sha256.of(file));
    write(LEAST + "{onnxruntime: ort.aar}\nhost: localhost:5038  # a tunnel\n");
    assertThat(DeviceLoader.hash(file)).isEqualTo(hash);
    write("host: lab-3\n" + LEAST + "{onnxruntime: ort.aar}\n");
    assertThat(DeviceLoader.hash(file)).isEqualTo(hash);
    write(LEAST + "{onnxruntime: other.aar}\n");
    assertThat(DeviceLoader.hash(file)).isNotEqualTo(hash);
  }

  @Test
  void theSumOfAFileThatChangedIsFound() throws IOException {
    Path aar = archive("ort.aar", "classes.jar", "jni/x86_64/libonnxruntime.so");
    String sum = Sha256.of(aar);
    Path file = write(LEAST + "{onnxruntime: ort.aar, sha256: " + sum.toUpperCase() + "}\n");
    assertThat(DeviceLoader.load(file).runtime().sha256()).isEqualTo(sum);

    archive("ort.aar", "classes.jar", "jni/x86_64/libonnxruntime.so", "another");

    assertThatThrownBy(() -> DeviceLoader.load(file))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("DEVICE011")
        .hasMessageContaining(sum)
        .hasMessageContaining(Sha256.of(aar));
  }

  @Test
  void anArchiveForOtherDevicesSaysForWhich() throws IOException {
    archive(
        "ort.aar", "classes.jar", "jni/arm64-v8a/libonnxruntime.so", "jni/x86/libonnxruntime.so");

    assertRefused("{onnxruntime: ort.aar}", "no library for x86_64, only for arm64-v8a, x86");
  }

  @Test
  void theDesktopsJarIsNoArchiveForAndroid() throws IOException {
    archive("ort.jar", "ai/onnxruntime/OrtEnvironment.class");

    assertRefused("{onnxruntime: ort.jar}", "is not the onnxruntime-android AAR");
  }

  @ParameterizedTest
  @CsvSource({
    "183, is a program for arm64-v8a",
    "40, is a program for armeabi-v7a",
    "3, is a program for x86",
    "8, is a program for another processor"
  })
  void aProgramForAnotherProcessorSaysForWhich(short machine, String message) throws IOException {
    program(machine);

    assertRefused("{benchmark_model: tool}", message + ", not for x86_64");
  }

  @Test
  void aProgramForTheProcessorIsTaken() throws IOException {
    program((short) 62);

    Device device = DeviceLoader.load(write(LEAST + "{benchmark_model: tool}\n"));

    assertThat(device.runtime().kind()).isEqualTo(RuntimeKind.BENCHMARK_MODEL);
    assertThat(device.runtime().path()).isEqualTo(folder.resolve("tool"));
  }

  /** The GPU has kernels for composites; XNNPACK has them for the primitives. */
  @Test
  void theFormSuitsTheDelegateUnlessItIsStated() throws IOException {
    program((short) 62);

    assertThat(file("{benchmark_model: tool}\n")).isEqualTo(TfliteOptions.USUAL);
    assertThat(file("{benchmark_model: tool, precision: float16}\nproviders: [gpu]\n"))
        .isEqualTo(new TfliteOptions(ElementType.FLOAT16, TfliteForm.COMPOSITES));
    assertThat(file("{benchmark_model: tool, form: primitives}\nproviders: [gpu]\n").form())
        .isEqualTo(TfliteForm.PRIMITIVES);
    assertThat(file("{benchmark_model: tool, precision: int8w}\nproviders: [xnnpack]\n"))
        .isEqualTo(new TfliteOptions(ElementType.INT8, TfliteForm.PRIMITIVES));
  }

  private TfliteOptions file(String runtime) throws IOException {
    return DeviceLoader.load(write(LEAST + runtime)).runtime().file();
  }

  private void assertRefused(String runtime, String message) throws IOException {
    Path file = write(LEAST + runtime + "\n");
    assertThatThrownBy(() -> DeviceLoader.load(file))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("device.yaml:5:")
        .hasMessageContaining("DEVICE012")
        .hasMessageContaining(message);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("device.yaml"), text);
  }

  private Path archive(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
      }
    }
    return file;
  }

  private void program(short machine) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {0x7F, 'E', 'L', 'F'}).putShort(18, machine);
    Files.write(folder.resolve("tool"), header.array());
  }
}
