package io.unetlab.cli.option;

import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Changes of a study before it is used: {@code --set}, and {@code --precision} as a short form. */
public final class StudyOption {

  @Mixin private StudySetOption set;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      converter = PrecisionOption.Types.class,
      description = {
        "What figures in bytes assume: float32, float16, bfloat16, int8, int4,",
        "or weights/activations, such as int8/float16; short for --set precision=TYPE."
      })
  private Optional<Precision> precision = Optional.empty();

  /** The changes in the syntax of {@code --set}, in order. */
  public List<String> texts() {
    List<String> texts = new ArrayList<>(set.texts());
    change().ifPresent(texts::add);
    return List.copyOf(texts);
  }

  /** All changes in order; throws with every change that cannot be parsed. */
  public SpecPatch patch() {
    SpecPatch patch = set.patch();
    return change().map(it -> patch.andThen(SpecPatch.parse(it, new Problems()))).orElse(patch);
  }

  private Optional<String> change() {
    return precision.map(it -> "precision=" + it.text());
  }
}
