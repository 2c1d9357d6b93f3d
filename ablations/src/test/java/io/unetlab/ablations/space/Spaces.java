package io.unetlab.ablations.space;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.nio.file.Path;
import java.util.Optional;

/** Spaces of the tests, line by line. */
final class Spaces {

  private static final Path EXAMPLES = Path.of("../examples");

  private final StringBuilder factors = new StringBuilder();
  private final String base;
  private String rest = "";

  private Spaces(String base) {
    this.base = base;
  }

  /** A space around an example network. */
  static Spaces around(String base) {
    return new Spaces(base);
  }

  /** The base's option, and one for each value of a path. */
  Spaces factor(String name, String path, Object... values) {
    factors.append("  - name: ").append(name).append("\n    options:\n      - {name: base}\n");
    for (Object value : values) {
      String option = value.toString().replaceAll("[^a-z0-9_]", "_");
      factors
          .append("      - {name: o")
          .append(option)
          .append(", set: {\"")
          .append(path)
          .append("\": ")
          .append(value)
          .append("}}\n");
    }
    return this;
  }

  /** Further lines below the last factor. */
  Spaces and(String lines) {
    factors.append(lines).append('\n');
    return this;
  }

  /** Further keys of the study. */
  Spaces with(String lines) {
    rest += lines + "\n";
    return this;
  }

  StudySpec study() {
    String text =
        "kind: study\nname: space\nbase: "
            + base
            + "\nfactors:\n"
            + factors
            + "design: {one_at_a_time: all}\nmetrics: [macs]\nselect: {minimize: macs}\n"
            + rest;
    Problems problems = new Problems();
    Optional<StudySpec> study =
        StudyLoader.load(
            new Source("space.yaml", text, EXAMPLES), EXAMPLES, SpecPatch.EMPTY, problems);
    problems.throwIfErrors();
    return study.orElseThrow();
  }

  /** About 10^12 networks between Stable Diffusion 1.5 and MobileDiffusion. */
  static Spaces mobile() {
    Spaces space = around("models/sd15.yaml");
    Object[][] widths = {{256, 288}, {512, 576}, {960, 1024, 1120}, {960, 1024, 1120}};
    for (int i = 0; i < 4; i++) {
      space.factor("width_" + i, "levels[" + i + "].channels", widths[i]);
    }
    for (int i = 0; i < 3; i++) {
      space.factor("depth_" + i, "levels[" + i + "].transformers", 0, 2, 3);
      space.factor("up_depth_" + i, "levels[" + i + "].up.transformers", 0, 1, 2);
      space.factor("self_" + i, "levels[" + i + "].transformer.self_attention", false);
      space.factor("cross_" + i, "levels[" + i + "].transformer.cross_attention", false);
    }
    for (int i = 0; i < 4; i++) {
      space.factor("resnets_" + i, "levels[" + i + "].resnets", 1);
      space.factor("conv_" + i, "levels[" + i + "].resnet.conv", "separable");
    }
    space.factor("middle", "middle.transformers", 2, 6, 12);
    space.factor("ratio", "transformer.feed_forward.ratio", 3, 2);
    space.factor("gate", "transformer.feed_forward.activation", "swiglu");
    space.factor("shared", "transformer.shared_kv", "self");
    space.factor("kernel", "transformer.attention", "relu");
    space.factor("heads", "transformer.heads", 16);
    return space;
  }
}
