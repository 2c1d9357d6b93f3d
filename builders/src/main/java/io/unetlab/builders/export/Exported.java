package io.unetlab.builders.export;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written.
 *
 * @param files the model, and the file of its weights where there is one
 * @param overflows how many finite numbers became infinite because the type cannot hold them
 */
public record Exported(List<Path> files, long overflows) {

  public Exported {
    files = List.copyOf(files);
  }

  public Path model() {
    return files.get(0);
  }
}
