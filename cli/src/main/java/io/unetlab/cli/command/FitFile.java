package io.unetlab.cli.command;

import io.unetlab.cli.option.OutputFile;
import io.unetlab.cli.output.UserException;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.profiler.predict.ModelTarget;
import io.unetlab.profiler.predict.ModelWriter;
import io.unetlab.profiler.predict.NetworkTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The file of a fit, which is kept while it measures and continued by a later one. */
record FitFile(Path path) {

  private static final int NAMED = 3;

  /** Rejects what cannot be written, which would be too late after hours of measuring. */
  static void check(Path path) {
    OutputFile.check(path, true);
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new UserException("cannot write " + path + ": there is no directory " + folder);
    }
  }

  /** What an earlier fit measured; empty without its file. */
  Optional<ModelFile> earlier() {
    return Files.exists(path) ? Optional.of(ModelLoader.load(path)) : Optional.empty();
  }

  /** Whether each network of a file is held out, by hash. */
  static Map<String, Boolean> kept(Optional<ModelFile> earlier) {
    Map<String, Boolean> kept = new LinkedHashMap<>();
    earlier.ifPresent(file -> file.networks().forEach(it -> kept.put(it.hash(), it.heldOut())));
    return kept;
  }

  /** Rejects a fit that would lose networks of the file: only their hashes are in it. */
  void checkNetworks(ModelFile earlier, List<Subject> subjects) {
    Set<String> named = subjects.stream().map(Subject::hash).collect(Collectors.toSet());
    List<String> lost =
        earlier.networks().stream()
            .filter(it -> !named.contains(it.hash()))
            .map(NetworkTime::name)
            .toList();
    if (!lost.isEmpty()) {
      String more = lost.size() > NAMED ? " and " + (lost.size() - NAMED) + " more" : "";
      throw new UserException(
          path
              + " has measured networks that these options do not give: "
              + String.join(", ", lost.subList(0, Math.min(NAMED, lost.size())))
              + more
              + "; nothing was changed"
              + earlier.asked().map(it -> "\n  it was made by: " + it.command()).orElse("")
              + "\n  hint: use its --space, --set, --network-set, --seed and --with, or name another"
              + " file with -o");
    }
  }

  /** Rejects the file of another target. */
  void checkTarget(ModelFile earlier, ModelTarget here) {
    ModelTarget target = earlier.model().target();
    if (!target.equals(here)) {
      throw new UserException(
          path + " is of another target (" + target.text() + "); name another file with -o");
    }
  }

  /** Replaces the file by a model. */
  void keep(ModelFile model) {
    OutputFile.write(path, ModelWriter.write(model), true);
  }
}
