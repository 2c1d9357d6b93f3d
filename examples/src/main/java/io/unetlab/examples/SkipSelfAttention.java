package io.unetlab.examples;

import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.Locale;

/** The toolkit as a library: what does skipping self-attention at the highest resolution save? */
public final class SkipSelfAttention {

  private SkipSelfAttention() {}

  /** Prints the MACs of a network with and without it; the argument is a network's YAML file. */
  public static void main(String[] args) {
    Path file = Path.of(args.length == 1 ? args[0] : "examples/models/sd15.yaml");
    Problems problems = new Problems();
    SpecPatch skip = SpecPatch.parse("levels[0].transformer.self_attention=false", problems);
    problems.throwIfErrors();

    long with = macs(SpecLoader.load(file));
    long without = macs(SpecLoader.load(file, skip));

    System.out.printf(
        Locale.ROOT,
        "with %,d MACs, without %,d MACs, saved %,d MACs%n",
        with,
        without,
        with - without);
  }

  private static long macs(NetworkSpec spec) {
    return CostReport.of(Networks.graph(spec)).total().macs();
  }
}
