package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
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
      description = "Images of one forward pass; short for --set latent.batch=N.")
  private Optional<Integer> batch = Optional.empty();

  /** The changes in the syntax of {@code --set}, in order; empty without one. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>(set.texts());
    batch.ifPresent(size -> texts.add("latent.batch=" + size));
    return List.copyOf(texts);
  }

  /** All changes, the batch last; throws with every change that cannot be parsed. */
  public SpecPatch patch() {
    if (batch.filter(size -> size < 1 || size > MOST).isPresent()) {
      throw new UserException("--batch must be 1 to " + MOST + ", is " + batch.orElseThrow());
    }
    Problems problems = new Problems();
    SpecPatch patch = set.patch();
    SpecPatch all =
        batch
            .map(size -> patch.andThen(SpecPatch.parse("latent.batch=" + size, problems)))
            .orElse(patch);
    problems.throwIfErrors();
    return all;
  }
}
