package io.unetlab.builders.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTest {

  private static final Path HOME = Path.of(System.getProperty("user.home"), ".cache", "unetlab");

  @Test
  void theProjectsOwnVariableComesFirst() {
    assertThat(root(Map.of("UNETLAB_CACHE", "own", "XDG_CACHE_HOME", "shared")))
        .isEqualTo(Path.of("own"));
  }

  @Test
  void thenAPartOfTheSharedDirectory() {
    assertThat(root(Map.of("XDG_CACHE_HOME", "shared"))).isEqualTo(Path.of("shared", "unetlab"));
  }

  @Test
  void thenTheUsersHome() {
    assertThat(root(Map.of())).isEqualTo(HOME);
  }

  @Test
  void anEmptyVariableIsIgnored() {
    assertThat(root(Map.of("UNETLAB_CACHE", "", "XDG_CACHE_HOME", "shared")))
        .isEqualTo(Path.of("shared", "unetlab"));
    assertThat(root(Map.of("UNETLAB_CACHE", "", "XDG_CACHE_HOME", ""))).isEqualTo(HOME);
  }

  @Test
  void partsLieInIt() {
    assertThat(CacheDirectory.of("djl"))
        .isAbsolute()
        .isEqualTo(root(System.getenv()).resolve("djl").toAbsolutePath());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsMadeIsItsOwnersOnly(@TempDir Path folder) throws IOException {
    Path made = CacheDirectory.made(folder.resolve("cache/part"));

    for (Path each : List.of(made, made.getParent())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void anUnusableDirectoryIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> CacheDirectory.made(file.resolve("djl")))
        .isInstanceOf(CacheDirectory.UnusableException.class)
        .hasMessageContaining("the cache " + file)
        .hasMessageContaining("UNETLAB_CACHE");
    assertThat(CacheDirectory.made(folder.resolve("new"))).isDirectory();
  }

  private static Path root(Map<String, String> environment) {
    return CacheDirectory.root(environment);
  }
}
