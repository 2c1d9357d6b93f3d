package io.unetlab.cli.command;

import io.unetlab.ablations.design.SpaceSample;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.profiler.predict.NetworkClock;
import io.unetlab.profiler.predict.OperationCatalogue;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model of a study's space is fitted to: random networks of it and some others, and the
 * operations of many more.
 */
final class FitSpace {

  /** Random networks in which fused operations are looked for. */
  private static final int LOOKED_AT = 3;

  private final SpaceSample variants;
  private final VariantBuilder builder;
  private final int seed;
  private final int sample;
  private final List<NetworkSpec> others;
  private final List<NetworkSpec> fitted = new ArrayList<>();
  private final List<NetworkSpec> heldOut = new ArrayList<>();
  private final String family;

  /**
   * @param last applied to every network of the space
   * @param networks of the space to fit to
   * @param held of the space only to compare with
   * @param sample of networks whose operations are measured
   * @param others further networks to fit to
   * @throws SpecException with the problems of one network if none can be built
   */
  FitSpace(
      StudySpec study,
      SpecPatch last,
      int seed,
      int networks,
      int held,
      int sample,
      List<NetworkSpec> others) {
    this.variants = new SpaceSample(study);
    this.builder = new VariantBuilder(study, last);
    this.seed = seed;
    this.sample = sample;
    this.others = others;
    this.family = study.base().spec().name();
    Problems problems = new Problems();
    for (Variant variant : variants.random(2 * (networks + held), seed)) {
      List<NetworkSpec> to =
          heldOut.size() * networks < fitted.size() * held || fitted.size() >= networks
              ? heldOut
              : fitted;
      if (fitted.size() + heldOut.size() < networks + held) {
        Problems own = new Problems();
        builder.build(variant, own).ifPresent(to::add);
        if (!problems.hasErrors()) {
          problems.addAll(own);
        }
      }
    }
    if (fitted.isEmpty()) {
      problems.throwIfErrors();
    }
  }

  /** What the runtime fuses in some random networks and in each other one. */
  Fusions fusions(NetworkClock clock) {
    List<NetworkSpec> looked =
        new ArrayList<>(fitted.subList(0, Math.min(LOOKED_AT, fitted.size())));
    looked.addAll(others);
    List<Map<Node, Node>> fused = new ArrayList<>();
    for (NetworkSpec spec : looked) {
      fused.add(clock.fused(Networks.graph(spec)));
    }
    return Fusions.of(fused);
  }

  /** The distinct operations. */
  OperationCatalogue catalogue(Fusions fusions) {
    OperationCatalogue catalogue = new OperationCatalogue(fusions);
    List<Variant> sampled = new ArrayList<>(variants.near());
    if (sample > 0) {
      sampled.addAll(variants.random(sample, seed + 1));
    }
    for (Variant variant : sampled) {
      Optional<NetworkSpec> spec = builder.build(variant, new Problems());
      spec.ifPresent(it -> catalogue.add(Networks.graph(it)));
    }
    for (List<NetworkSpec> measured : List.of(others, fitted, heldOut)) {
      measured.forEach(it -> catalogue.addNeeded(Networks.graph(it)));
    }
    return catalogue;
  }

  /** The networks to measure, those that are held out between the others. */
  List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    others.forEach(it -> subjects.add(subject(it.name(), it.name(), it, false)));
    int out = 0;
    for (int i = 0; i < fitted.size(); i++) {
      subjects.add(subject(family + " " + (i + 1), family, fitted.get(i), false));
      while (out < heldOut.size() && out * fitted.size() <= i * heldOut.size()) {
        subjects.add(subject(family + " held out " + (out + 1), family, heldOut.get(out++), true));
      }
    }
    while (out < heldOut.size()) {
      subjects.add(subject(family + " held out " + (out + 1), family, heldOut.get(out++), true));
    }
    return subjects;
  }

  private static Subject subject(String name, String family, NetworkSpec spec, boolean held) {
    return new Subject(name, family, spec.hash().hex(), held, () -> Networks.graph(spec));
  }
}
