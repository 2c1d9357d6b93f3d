package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The variants that a design asks for, each once: the base, then each part's in the order of {@link
 * DesignKind}. In a factorial the last factor changes fastest.
 *
 * @param ladder the rungs in order; their variants are among {@code variants}
 * @param parts the parts that the design has; the base is the first
 * @param confounding what the fraction cannot tell apart; empty without one
 * @param searched what a search found; nothing without one
 */
public record DesignPlan(
    List<Variant> variants,
    List<LadderStep> ladder,
    List<DesignPart> parts,
    Optional<Confounding> confounding,
    Searched searched) {

  public DesignPlan {
    variants = List.copyOf(variants);
    ladder = List.copyOf(ladder);
    parts = List.copyOf(parts);
    Objects.requireNonNull(confounding, "confounding");
    Objects.requireNonNull(searched, "searched");
  }

  /**
   * The same design with the same ladder and search, for a study whose evidence or titles have
   * changed.
   */
  public DesignPlan of(StudySpec study) {
    return of(
        study,
        ladder.stream()
            .map(it -> new Design.Step(it.factor().name(), it.option().name(), it.kept()))
            .toList(),
        searched(study.factors()));
  }

  private Searched searched(List<Factor> factors) {
    return new Searched(
        searched.variants().stream().map(it -> Variant.of(factors, it.choices())).toList(),
        searched.leftOut(),
        searched.runs(),
        searched.fitted());
  }

  /**
   * Generates the variants of a study's design.
   *
   * @param steps of the ladder: the given ones, or those of the best order
   */
  public static DesignPlan of(StudySpec study, List<Design.Step> steps) {
    return of(study, steps, Searched.NONE);
  }

  /** The same for a design with a search. */
  public static DesignPlan of(StudySpec study, List<Design.Step> steps, Searched searched) {
    return new DesignLayout(study).plan(steps, searched);
  }
}
