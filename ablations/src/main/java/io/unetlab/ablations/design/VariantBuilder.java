package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Base;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.Assignment;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a variant's network: the base's tree with the chosen patches, in the factors' order. */
public final class VariantBuilder {

  private final Base base;
  private final List<Factor> factors;
  private final SpecPatch last;

  public VariantBuilder(StudySpec study) {
    this(study, SpecPatch.EMPTY);
  }

  /**
   * @param last applied to every network after its own choices
   */
  public VariantBuilder(StudySpec study, SpecPatch last) {
    this.base = study.base();
    this.factors = study.factors();
    this.last = last;
  }

  /** The network, named after the choices; empty, after adding a problem, when it breaks a rule. */
  public Optional<NetworkSpec> build(Variant variant, Problems problems) {
    List<Assignment> assignments = new ArrayList<>();
    for (Factor factor : factors) {
      assignments.addAll(variant.option(factor).patch().assignments());
    }
    assignments.addAll(last.assignments());
    return SpecLoader.fromTree(base.tree(), new SpecPatch(assignments), problems)
        .map(spec -> named(spec, variant));
  }

  /**
   * The network of a variant that is known to be valid.
   *
   * @throws IllegalArgumentException when it is not valid
   */
  public NetworkSpec spec(Variant variant) {
    return build(variant, new Problems())
        .orElseThrow(() -> new IllegalArgumentException(variant + " breaks a rule"));
  }

  private NetworkSpec named(NetworkSpec spec, Variant variant) {
    if (variant.isBase()) {
      return spec;
    }
    StringBuilder title = new StringBuilder(base.spec().title());
    for (Factor factor : factors) {
      Option option = variant.option(factor);
      if (!option.equals(factor.base())) {
        title.append(", ").append(factor.name()).append('=').append(option.name());
      }
    }
    return spec.named(base.spec().name() + " " + variant.label(), title.toString());
  }
}
