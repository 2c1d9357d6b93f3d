package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.ScalarNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes of a network before it is used: {@code --set}, and {@code --batch} as its short form. */
public final class NetworkOption {

  private static final int MOST = 1000;

  @Mixin private SetOption set;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = {
        "Images of one forward pass, or texts; short for --set latent.batch=N,",
        "and for --set batch=N of a text encoder."
      })
  private Optional<Integer> batch = Optional.empty();

  /** The changes of a file in the syntax of {@code --set}, in order; empty without one. */
  public List<String> texts(Path file) {
    return withBatch(set.texts(), file);
  }

  /** The same, as a file's {@code set} may have them: a model of a part by its file. */
  public List<String> resolved(Path file) {
    return withBatch(set.resolved(), file);
  }

  private List<String> withBatch(List<String> assignments, Path file) {
    List<String> texts = new ArrayList<>(assignments);
    batch.ifPresent(size -> texts.add(path(file) + "=" + size));
    return List.copyOf(texts);
  }

  // The key of the batch. A file without a kind is read as a UNet, which reports it.
  private static String path(Path file) {
    String kind =
        SpecLoader.tree(file, new Problems())
            .flatMap(DocumentKind::of)
            .map(ScalarNode::text)
            .orElse("");
    if (kind.equals(NetworkKinds.PIPELINE.word())) {
      throw new UserException(
          "--batch is of a single network, and "
              + file
              + " is a pipeline, which makes one picture");
    }
    return kind.equals(NetworkKinds.TEXT_ENCODER.word()) ? "batch" : "latent.batch";
  }

  /** The changed network of an argument; empty if an error was added. */
  public Optional<NetworkSpec> load(String network, Problems problems) {
    Path file = Models.file(network);
    return SpecLoader.load(file, patch(file), problems);
  }

  /** All changes of a file, the batch last; throws with every change that cannot be parsed. */
  public SpecPatch patch(Path file) {
    if (batch.filter(size -> size < 1 || size > MOST).isPresent()) {
      throw new UserException("--batch must be 1 to " + MOST + ", is " + batch.orElseThrow());
    }
    Problems problems = new Problems();
    SpecPatch patch = set.patch();
    SpecPatch all =
        batch
            .map(size -> patch.andThen(SpecPatch.parse(path(file) + "=" + size, problems)))
            .orElse(patch);
    problems.throwIfErrors();
    return all;
  }
}
