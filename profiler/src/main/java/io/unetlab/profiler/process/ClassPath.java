package io.unetlab.profiler.process;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where this program's classes come from: inside another program, such as a worker of a cluster,
 * they have a loader of their own, and Java's class path has only the other program.
 */
final class ClassPath {

  private ClassPath() {}

  /** The entries of the loaders of a class, the nearest first, then Java's own. */
  static List<String> of(Class<?> program) {
    Set<String> entries = new LinkedHashSet<>();
    ClassLoader system = ClassLoader.getSystemClassLoader();
    ClassLoader loader = program.getClassLoader();
    while (loader != null && loader != system) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          file(url).ifPresent(entries::add);
        }
      }
      loader = loader.getParent();
    }
    CodeSource source = program.getProtectionDomain().getCodeSource();
    if (program.getClassLoader() != system && source != null) {
      file(source.getLocation()).ifPresent(entries::add);
    }
    entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    return List.copyOf(entries);
  }

  private static Optional<String> file(URL url) {
    try {
      return Optional.of(Path.of(url.toURI()).toString());
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty(); // not a file, so no other process has it
    }
  }
}
