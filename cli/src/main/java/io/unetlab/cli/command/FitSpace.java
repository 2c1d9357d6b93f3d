package io.unetlab.cli.command;

import io.unetlab.ablations.design.SpaceSample;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Node;
import io.unetlab.cli.option.FitSizeOption;
import io.unetlab.profiler.predict.Fusions;
import io.unetlab.profiler.predict.ModelMeasuring.Subject;
import io.unetlab.profiler.predict.NetworkClock;
import io.unetlab.profiler.predict.OperationCatalogue;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.SpecHash;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a model of a study's space is fitted to: random networks of it and some others, and the
 * operations of many more. The networks of a study of pipelines are the parts of its pipelines,
 * each kind of part a family of its own.
 */
final class FitSpace {

  /** Random networks in which fused operations are looked for. */
  private static final int LOOKED_AT = 3;

  private final SpaceSample variants;
  private final VariantBuilder builder;
  private final Variant base;
  private final FitSizeOption.Sizes sizes;
  private final List<NetworkSpec> others;
  private final List<Drawn> fitted = new ArrayList<>();
  private final List<Drawn> heldOut = new ArrayList<>();
  private final String family;

  /** A network of a variant. */
  private record Drawn(String family, NetworkSpec spec) {

    SpecHash hash() {
      return spec.hash();
    }
  }

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
      FitSizeOption.Sizes sizes,
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
    Map<SpecHash, Drawn> distinct = new LinkedHashMap<>();
    for (Variant variant : variants.random(count, sizes.seed())) {
      Problems own = new Problems();
      networks(variant, own).forEach(it -> distinct.putIfAbsent(it.hash(), it));
      if (!problems.hasErrors()) {
        problems.addAll(own);
      }
    }
    List<Drawn> drawn = List.copyOf(distinct.values());
    int newFitted = sizes.networks() - known(drawn, kept, false);
    int newHeld = sizes.held() - known(drawn, kept, true);
    int fits = 0;
    int holds = 0;
    for (Drawn it : drawn) {
      Boolean held = kept.get(it.hash().hex());
      if (held != null) {
        (held ? heldOut : fitted).add(it);
      } else if (holds < newHeld && (holds * newFitted < fits * newHeld || fits >= newFitted)) {
        heldOut.add(it);
        holds++;
      } else if (fits < newFitted) {
        fitted.add(it);
        fits++;
      }
    }
    if (fitted.isEmpty()) {
      problems.throwIfErrors();
    }
  }

  // Those of a variant that can be built.
  private List<Drawn> networks(Variant variant, Problems problems) {
    return builder.build(variant, problems).stream()
        .flatMap(it -> it.parts().stream())
        .map(it -> new Drawn((family + " " + it.word()).strip(), it.network()))
        .toList();
  }

  private static int known(List<Drawn> drawn, Map<String, Boolean> kept, boolean held) {
    return (int)
        drawn.stream().filter(it -> Objects.equals(kept.get(it.hash().hex()), held)).count();
  }

  /** Random networks to fit to. */
  int fittedCount() {
    return fitted.size();
  }

  /** Random networks only to compare with. */
  int heldOutCount() {
    return heldOut.size();
  }

  /**
   * What the runtime fuses in the base, in some random networks and in each other one.
   *
   * @param steps receives each step before it is done, and may throw to stop
   */
  Fusions fusions(NetworkClock clock, Consumer<String> steps) {
    List<NetworkSpec> looked = new ArrayList<>();
    networks(base, new Problems()).forEach(it -> looked.add(it.spec()));
    fitted.stream().limit(LOOKED_AT).forEach(it -> looked.add(it.spec()));
    looked.addAll(others);
    List<Map<Node, Node>> fused = new ArrayList<>();
    for (NetworkSpec spec : looked) {
      steps.accept(step("looking for fused operations in network", fused.size(), looked.size()));
      fused.add(clock.fused(Networks.graph(spec)));
    }
    return Fusions.of(fused);
  }

  private static String step(String what, int done, int all) {
    return String.format(Locale.ROOT, "%s %,d of %,d", what, done + 1, all);
  }

  /**
   * The distinct operations.
   *
   * @param steps as for {@link #fusions}
   */
  OperationCatalogue catalogue(Fusions fusions, Consumer<String> steps) {
    OperationCatalogue catalogue = new OperationCatalogue(fusions);
    List<Variant> sampled = new ArrayList<>(variants.near());
    if (sizes.sample() > 0) {
      sampled.addAll(variants.random(sizes.sample(), sizes.seed() + 1));
    }
    Set<SpecHash> added = new HashSet<>();
    for (int i = 0; i < sampled.size(); i++) {
      steps.accept(step("collecting the operations of variant", i, sampled.size()));
      for (Drawn network : networks(sampled.get(i), new Problems())) {
        if (added.add(network.hash())) {
          catalogue.add(Networks.graph(network.spec()));
        }
      }
    }
    others.forEach(it -> catalogue.addNeeded(Networks.graph(it)));
    for (List<Drawn> measured : List.of(fitted, heldOut)) {
      measured.forEach(it -> catalogue.addNeeded(Networks.graph(it.spec())));
    }
    networks(base, new Problems()).forEach(it -> catalogue.addBase(Networks.graph(it.spec())));
    return catalogue;
  }

  /** The networks to measure, those that are held out between the others. */
  List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    others.forEach(it -> subjects.add(subject(it.name(), it.name(), it, false)));
    int out = 0;
    for (int i = 0; i < fitted.size(); i++) {
      subjects.add(subject(fitted.get(i), " " + (i + 1), false));
      while (out < heldOut.size() && out * fitted.size() <= i * heldOut.size()) {
        subjects.add(subject(heldOut.get(out), " held out " + ++out, true));
      }
    }
    while (out < heldOut.size()) {
      subjects.add(subject(heldOut.get(out), " held out " + ++out, true));
    }
    return subjects;
  }

  private static Subject subject(Drawn network, String suffix, boolean held) {
    return subject(network.family() + suffix, network.family(), network.spec(), held);
  }

  private static Subject subject(String name, String family, NetworkSpec spec, boolean held) {
    return new Subject(name, family, spec.hash().hex(), held, () -> Networks.graph(spec));
  }
}
