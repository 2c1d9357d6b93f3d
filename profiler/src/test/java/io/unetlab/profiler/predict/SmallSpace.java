package io.unetlab.profiler.predict;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small UNets of several widths, depths and forms of attention. */
final class SmallSpace {

  private static final Path FILE = Path.of("src/test/resources/small_unet.yaml");

  private SmallSpace() {}

  static Graph graph(String... changes) {
    SpecPatch patch = SpecPatch.EMPTY;
    for (String change : changes) {
      patch = patch.andThen(SpecPatch.parse(change, new Problems()));
    }
    return Networks.graph(SpecLoader.load(FILE, patch));
  }

  /** Every combination of a width and two depths. */
  static List<Graph> graphs() {
    List<Graph> graphs = new ArrayList<>();
    for (int width : new int[] {32, 64, 128, 160}) {
      for (int depth : new int[] {1, 2}) {
        for (int transformers : new int[] {1, 2}) {
          graphs.add(
              graph(
                  "levels[1].channels=" + width,
                  "levels[0].resnets=" + depth,
                  "levels[1].transformers=" + transformers));
        }
      }
    }
    return graphs;
  }

  /** The same as subjects of a fit, every third held out. */
  static List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    List<Graph> graphs = graphs();
    for (int i = 0; i < graphs.size(); i++) {
      Graph graph = graphs.get(i);
      String family = i < graphs.size() / 2 ? "narrow" : "wide";
      subjects.add(new Subject("network " + i, family, "hash" + i, i % 3 == 2, () -> graph));
    }
    return subjects;
  }
}
