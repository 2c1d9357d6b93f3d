package io.unetlab.cluster.worker;

import io.unetlab.ablations.task.files.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A shared folder that another class loader has.
 *
 * @param calls as {@link HadoopFolder}
 */
public record CalledFolder(Function<List<String>, List<String>> calls) implements SharedFolder {

  static final String PUT = "put";
  static final String GET = "get";
  static final String DELETE = "delete";
  static final String EXISTS = "exists";
  static final String LIST = "list";

  private List<String> call(String... words) throws IOException {
    try {
      return calls.apply(List.of(words));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public void put(String name, Path file) throws IOException {
    call(PUT, name, file.toAbsolutePath().toString());
  }

  @Override
  public void get(String name, Path target) throws IOException {
    call(GET, name, target.toAbsolutePath().toString());
  }

  @Override
  public boolean exists(String name) throws IOException {
    return !call(EXISTS, name).isEmpty();
  }

  @Override
  public List<String> list(String folder) throws IOException {
    return call(LIST, folder);
  }

  @Override
  public void delete(String name) throws IOException {
    call(DELETE, name);
  }
}
