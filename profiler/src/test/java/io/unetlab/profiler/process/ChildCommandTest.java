package io.unetlab.profiler.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandTest {

  private static final List<String> OWN =
      List.of(System.getProperty("java.class.path").split(File.pathSeparator));

  @TempDir private Path folder;

  /** Prints where it was loaded from. */
  static final class Program {

    private Program() {}

    public static void main(String[] arguments) {
      System.out.println(Program.class.getProtectionDomain().getCodeSource().getLocation());
    }
  }

  /** Has classes of its own, and asks no other loader for them. */
  private static final class OwnLoader extends URLClassLoader {

    OwnLoader(Path folder) throws IOException {
      super(new URL[] {folder.toUri().toURL()}, ChildCommandTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.equals(Program.class.getName())
          ? findClass(name)
          : super.loadClass(name, resolve);
    }
  }

  @Test
  void aProgramOfThisClassPathHasIt() {
    assertThat(classPath(ChildCommand.words(Program.class))).isEqualTo(OWN);
  }

  @Test
  void aProgramOfAnotherLoaderRunsFromWhereTheLoaderHasIt() throws Exception {
    copy(Program.class);
    try (OwnLoader loader = new OwnLoader(folder)) {
      List<String> words = ChildCommand.words(loader.loadClass(Program.class.getName()));

      assertThat(classPath(words)).startsWith(folder.toString()).containsAll(OWN);
      Process process = new ProcessBuilder(words).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said.strip()).isEqualTo(folder.toUri().toURL().toString());
    }
  }

  private void copy(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in), target);
    }
  }

  private static List<String> classPath(List<String> words) {
    String text = words.get(words.indexOf("-cp") + 1);
    return List.of(text.split(File.pathSeparator));
  }
}
