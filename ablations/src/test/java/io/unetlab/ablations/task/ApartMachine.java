package io.unetlab.ablations.task;

import java.io.File;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A {@link Machine} whose program was loaded by a class loader of its own. */
final class ApartMachine implements OtherMachines.Runner, AutoCloseable {

  private final URLClassLoader loader;
  private final Object machine;

  ApartMachine(Path shared, Path cache) throws ReflectiveOperationException {
    URL[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(ApartMachine::url)
            .toArray(URL[]::new);
    this.loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    this.machine =
        Class.forName(Machine.class.getName(), true, loader)
            .getConstructor(Path.class, Path.class)
            .newInstance(shared, cache);
  }

  private static URL url(String file) {
    try {
      return Path.of(file).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String run(String job, String part) {
    try {
      return (String)
          machine
              .getClass()
              .getMethod("run", String.class, String.class)
              .invoke(machine, job, part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    }
  }

  @Override
  public void close() throws Exception {
    machine.getClass().getMethod("close").invoke(machine);
    loader.close();
  }
}
