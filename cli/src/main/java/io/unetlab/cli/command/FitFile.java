package io.unetlab.cli.command;

import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.ModelMeasuring;
import io.unetlab.profiler.predict.ModelTarget;
import io.unetlab.profiler.predict.ModelWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a fit, which is kept while it measures and continued by a later one. */
record FitFile(Path path) {

  /** Rejects what cannot be written, which would be too late after hours of measuring. */
  static void check(Path path) {
    OutputFile.check(path, true);
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UserException("cannot write " + path + ": there is no directory " + folder);
    }
  }

  /** What an earlier fit of the same target measured; empty without its file. */
  Optional<ModelFile> earlier(ModelTarget here) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    ModelFile earlier = ModelLoader.load(path);
    ModelTarget target = earlier.model().target();
    if (!target.equals(here)) {
      throw new UserException(
          path + " is of another target (" + target.text() + "); name another file with -o");
    }
    return Optional.of(earlier);
  }

  /** Replaces the file by what is measured so far. */
  void keep(ModelMeasuring measuring, Fusions fusions) {
    OutputFile.write(path, ModelWriter.write(measuring.model(fusions)), true);
  }
}
