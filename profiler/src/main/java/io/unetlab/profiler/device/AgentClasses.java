package io.unetlab.profiler.device;

import io.unetlab.agent.AgentMain;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The agent's class files only, even when read from the all-in-one jar. */
final class AgentClasses {

  private static final String PACKAGE = AgentMain.class.getPackageName().replace('.', '/');

  private AgentClasses() {}

  /** Their bytes, sorted by name. */
  static SortedMap<String, byte[]> read() throws IOException {
    Path origin = ClassOrigin.of(AgentMain.class);
    if (Files.isDirectory(origin)) {
      return read(origin.resolve(PACKAGE));
    }
    try (FileSystem jar = FileSystems.newFileSystem(origin)) {
      return read(jar.getPath(PACKAGE));
    }
  }

  private static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        // Its annotation is for the compiler only and its class is not on any device.
        if (name.endsWith(".class") && !name.equals("package-info.class")) {
          classes.put(name, Files.readAllBytes(file));
        }
      }
    }
    return classes;
  }
}
