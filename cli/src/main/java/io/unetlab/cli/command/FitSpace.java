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
import java.util.Objects;
import java.util.Optional;

/**
 * What a model of a study's space is fitted to: random networks of it and some others, and the
 * operations of many more.
 */
final class FitSpace {

  /**
   * How much is taken from the space.
   *
   * @param seed of the random networks
   * @param networks to fit to
   * @param held networks only to compare with
   * @param sample networks whose operations are measured
   */
  record Sizes(int seed, int networks, int held, int sample) {}

  /** Random networks in which fused operations are looked for. */
  private static final int LOOKED_AT = 3;

  private final SpaceSample variants;
  private final VariantBuilder builder;
  private final Variant base;
  private final Sizes sizes;
  private final List<NetworkSpec> others;
  private final List<NetworkSpec> fitted = new ArrayList<>();
  private final List<NetworkSpec> heldOut = new ArrayList<>();
  private final String family;

  /**
   * @param last applied to every network of the space
   * @param others further networks to fit to
   * @param kept by hash, those that were measured earlier, and whether they are held out: they
   *     remain so, and there are no fewer of them
   * @throws SpecException with the problems of one network if none can be built
   */
  FitSpace(
      StudySpec study,
      SpecPatch last,
      Sizes sizes,
      List<NetworkSpec> others,
      Map<String, Boolean> kept) {
    this.variants = new SpaceSample(study);
    this.builder = new VariantBuilder(study, last);
    this.base = Variant.base(study.factors());
    this.sizes = sizes;
    this.others = others;
    this.family = study.base().spec().name();
    draw(kept);
  }

  // A longer sample starts with the shorter one, so it contains what an earlier fit drew.
  private void draw(Map<String, Boolean> kept) {
    Problems problems = new Problems();
    int count = 2 * (sizes.networks() + sizes.held() + kept.size());
    List<NetworkSpec> drawn = new ArrayList<>();
    for (Variant variant : variants.random(count, sizes.seed())) {
      Problems own = new Problems();
      builder.build(variant, own).ifPresent(drawn::add);
      if (!problems.hasErrors()) {
        problems.addAll(own);
      }
    }
    int newFitted = sizes.networks() - known(drawn, kept, false);
    int newHeld = sizes.held() - known(drawn, kept, true);
    int fits = 0;
    int holds = 0;
    for (NetworkSpec spec : drawn) {
      Boolean held = kept.get(spec.hash().hex());
      if (held != null) {
        (held ? heldOut : fitted).add(spec);
      } else if (holds < newHeld && (holds * newFitted < fits * newHeld || fits >= newFitted)) {
        heldOut.add(spec);
        holds++;
      } else if (fits < newFitted) {
        fitted.add(spec);
        fits++;
      }
    }
    if (fitted.isEmpty()) {
      problems.throwIfErrors();
    }
  }

  private static int known(List<NetworkSpec> drawn, Map<String, Boolean> kept, boolean held) {
    return (int)
        drawn.stream().filter(it -> Objects.equals(kept.get(it.hash().hex()), held)).count();
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
    if (sizes.sample() > 0) {
      sampled.addAll(variants.random(sizes.sample(), sizes.seed() + 1));
    }
    for (Variant variant : sampled) {
      Optional<NetworkSpec> spec = builder.build(variant, new Problems());
      spec.ifPresent(it -> catalogue.add(Networks.graph(it)));
    }
    for (List<NetworkSpec> measured : List.of(others, fitted, heldOut)) {
      measured.forEach(it -> catalogue.addNeeded(Networks.graph(it)));
    }
    builder.build(base, new Problems()).ifPresent(it -> catalogue.addBase(Networks.graph(it)));
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
