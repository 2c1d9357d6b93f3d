package io.unetlab.profiler.device.adb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.profiler.device.DeviceException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdbBinaryTest {

  @TempDir private Path folder;

  @Test
  void itsOwnVariableComesFirstThenTheSdksThenThePath() throws IOException {
    Path own = program("own/my-adb");
    Path home = program("home/platform-tools/adb");
    Path root = program("root/platform-tools/adb");
    Path path = program("bin/adb");
    String searched = folder.resolve("empty") + File.pathSeparator + folder.resolve("bin");
    Map<String, String> some =
        Map.of("ANDROID_SDK_ROOT", folder.resolve("root").toString(), "PATH", searched);
    Map<String, String> more =
        Map.of(
            "ANDROID_HOME", folder.resolve("home").toString(),
            "ANDROID_SDK_ROOT", folder.resolve("root").toString(),
            "PATH", searched);
    assertThat(AdbBinary.find(Map.of("PATH", searched))).isEqualTo(path);
    assertThat(AdbBinary.find(some)).isEqualTo(root);
    assertThat(AdbBinary.find(more)).isEqualTo(home);
    assertThat(AdbBinary.find(Map.of("UNETLAB_ADB", own.toString(), "PATH", searched)))
        .isEqualTo(own);
  }

  @Test
  void whereThereIsNoneItSaysHowToGetOne() {
    assertThatThrownBy(() -> AdbBinary.find(Map.of("PATH", folder.toString())))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("adb was not found")
        .hasMessageContaining("apt-get install adb");
  }

  @Test
  void aWrongChoiceIsNotReplacedByAnother() throws IOException {
    program("bin/adb");
    Map<String, String> environment =
        Map.of("UNETLAB_ADB", "/no/adb", "PATH", folder.resolve("bin").toString());
    assertThatThrownBy(() -> AdbBinary.find(environment))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("UNETLAB_ADB is /no/adb, which is no program");
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
