package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Devices whose runtime is benchmark_model; scripts stand for adb and for the tool. */
abstract class StandInTool {

  static final String BASE =
      CommandRun.home()
          .resolve("builders/src/test/resources/reference/md_tiny/spec.yaml")
          .toString();

  private static final short AARCH64 = 183;

  @TempDir Path folder;

  @BeforeEach
  void attachTheDevice() throws IOException {
    Path home = CommandRun.home();
    program("adb.sh", Files.readString(Path.of("src/test/resources/standin/adb.sh")));
    program(
        "benchmark_model.sh",
        Files.readString(home.resolve("profiler/src/test/resources/litert/benchmark_model.sh")));
    program("bin/getprop", "#!/bin/sh\ncat " + folder.toRealPath() + "/getprop\n");
    program("bin/dumpsys", "#!/bin/sh\nexit 1\n");
    program("bin/nproc", "#!/bin/sh\necho 8\n");
    Files.writeString(
        folder.resolve("getprop"),
        """
        [ro.unetlab.standin]: [1]
        [ro.build.version.sdk]: [34]
        [ro.build.version.release]: [14]
        [ro.product.manufacturer]: [UNetLab]
        [ro.product.model]: [Stand-in]
        [ro.product.cpu.abilist]: [arm64-v8a]
        """);
    ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    header.put(new byte[] {0x7F, 'E', 'L', 'F'}).putShort(18, AARCH64);
    Files.write(folder.resolve("benchmark_model"), header.array());
    device("phone", "");
  }

  /** Writes a device file. */
  void device(String name, String keys) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        """
        kind: device
        name: %s
        abi: arm64-v8a
        runtime: {benchmark_model: benchmark_model}
        threads: 4
        providers: [gpu]
        protocol: quick
        %s
        """
            .formatted(name, keys));
  }

  void program(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** As a process, since adb is found by its environment. */
  String unetlab(int expected, String... arguments) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.unetlab.cli.Main"));
    words.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("UNETLAB_ADB", folder.resolve("adb.sh").toString());
    Process process = builder.start();
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(expected);
    return Files.readString(out);
  }

  /** What the command printed beside its output. */
  String errors() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }
}
