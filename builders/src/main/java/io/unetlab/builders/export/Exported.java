package io.unetlab.builders.export;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of an export.
 *
 * @param files the model, and the file of its weights if it is separate
 * @param overflows the number of finite values that became infinite because the type cannot hold
 *     them
 */
public record Exported(List<Path> files, long overflows) {

  public Exported {
    files = List.copyOf(files);
  }

  public Path model() {
    return files.get(0);
  }
}
