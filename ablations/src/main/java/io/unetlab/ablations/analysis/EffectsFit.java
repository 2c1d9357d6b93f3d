package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Turns fitted models into {@link Effects}; metrics of the same trials share the work. */
final class EffectsFit {

  /** With fewer residual degrees of freedom, a measured metric's noise would be a guess. */
  private static final int LEAST_REST = 10;

  /** Beyond this many columns of pairs, the fit takes too long. */
  private static final int MOST_COLUMNS = 1500;

  private final List<Factor> factors;
  private final FactorModel model;
  private final boolean exact;
  private final boolean withPairs;
  private final int trials;
  private final List<List<FactorModel.Part>> ofFactors = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<List<List<Observations.Differences>>> differences;

  /** Two factors' indices and what they explain of each metric. */
  private record Pair(int f, int g, List<FactorModel.Part> parts) {}

  private EffectsFit(List<Factor> factors, Observations observations, boolean exact) {
    this.factors = factors;
    this.exact = exact;
    this.trials = observations.count();
    this.model = model(factors, observations, exact);
    this.withPairs = model.columns().hasPairs();
    this.differences = observations.differences();
    for (int f = 0; f < factors.size(); f++) {
      ofFactors.add(model.ofFactor(f));
      for (int g = f + 1; withPairs && g < factors.size(); g++) {
        pairs.add(new Pair(f, g, model.ofPair(f, g)));
      }
    }
  }

  /** The effects on each of the metrics; none when there are too few trials to compare. */
  static List<Effects> of(
      List<Factor> factors, List<Completed> trials, List<Metric> metrics, boolean exact) {
    Observations observations = Observations.of(factors, trials, metrics);
    if (factors.isEmpty() || metrics.isEmpty() || observations.count() < 2) {
      return List.of();
    }
    EffectsFit fit = new EffectsFit(factors, observations, exact);
    List<Effects> all = new ArrayList<>();
    for (int m = 0; m < metrics.size(); m++) {
      all.add(fit.effects(metrics.get(m), m));
    }
    return all;
  }

  private static FactorModel model(List<Factor> factors, Observations observations, boolean exact) {
    int[] options = factors.stream().mapToInt(it -> it.options().size()).toArray();
    int columns = new Columns(options, true).count();
    boolean small = columns <= MOST_COLUMNS;
    boolean telling = exact || observations.count() - columns >= LEAST_REST;
    if (!small || !telling) {
      return observations.model(false);
    }
    FactorModel model = observations.model(true);
    return exact || model.isWhole() ? model : observations.model(false);
  }

  private Effects effects(Metric metric, int m) {
    FactorModel.Part rest = withPairs ? model.restOfFull(m) : model.restOfMain(m);
    List<Variation> lines = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      lines.add(variation(factors.get(f).name(), ofFactors.get(f).get(m), rest, m));
    }
    List<Interaction> interactions = new ArrayList<>();
    List<String> untold = new ArrayList<>();
    for (Pair pair : pairs) {
      if (pair.parts().get(m).df() > 0) {
        interactions.add(interaction(pair, rest, m));
      } else {
        untold.add(name(pair));
      }
    }
    return new Effects(
        metric,
        exact,
        trials,
        options(rest, m),
        lines,
        interactions,
        untold,
        new Variation(
            withPairs ? "three and more factors" : "the rest",
            rest.df(),
            rest.sumOfSquares(),
            share(rest, m),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  private List<OptionEffect> options(FactorModel.Part rest, int m) {
    List<OptionEffect> effects = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      for (int o = 1; o < factors.get(f).options().size(); o++) {
        Observations.Differences seen = differences.get(m).get(f).get(o);
        OptionalDouble change = model.main(f, o, m);
        effects.add(
            new OptionEffect(
                factors.get(f),
                factors.get(f).options().get(o),
                change,
                change.isPresent() ? List.of() : aliases(f, o),
                change.isPresent() ? interval(change.getAsDouble(), f, o, rest) : Optional.empty(),
                seen.count(),
                seen.range()));
      }
    }
    return effects;
  }

  private List<String> aliases(int factor, int option) {
    List<Integer> columns = model.aliases(factor, option);
    List<String> names = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      for (int o = 1; o < factors.get(f).options().size(); o++) {
        if (columns.contains(model.columns().main(f, o))) {
          names.add(factors.get(f).name() + "=" + factors.get(f).options().get(o).name());
        }
      }
    }
    return names;
  }

  // Student's t: the noise's variance is itself estimated from the residual.
  private Optional<Bounds> interval(double change, int f, int o, FactorModel.Part rest) {
    if (exact || rest.df() == 0) {
      return Optional.empty();
    }
    double noise = rest.sumOfSquares() / rest.df();
    double error = Math.sqrt(noise * model.varianceOfMain(f, o));
    double half = error * new TDistribution(rest.df()).inverseCumulativeProbability(0.975);
    return Optional.of(new Bounds(change - half, change + half));
  }

  private Variation variation(String term, FactorModel.Part part, FactorModel.Part rest, int m) {
    boolean tested = !exact && part.df() > 0 && rest.df() > 0 && rest.sumOfSquares() > 0;
    if (!tested) {
      return new Variation(
          term,
          part.df(),
          part.sumOfSquares(),
          share(part, m),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
    double f = part.sumOfSquares() / part.df() / (rest.sumOfSquares() / rest.df());
    double p = 1 - new FDistribution(part.df(), rest.df()).cumulativeProbability(f);
    return new Variation(
        term,
        part.df(),
        part.sumOfSquares(),
        share(part, m),
        OptionalDouble.of(f),
        OptionalDouble.of(p));
  }

  private double share(FactorModel.Part part, int m) {
    double total = model.total(m).sumOfSquares();
    return total == 0 ? 0 : part.sumOfSquares() / total;
  }

  private Interaction interaction(Pair pair, FactorModel.Part rest, int m) {
    Factor first = factors.get(pair.f());
    Factor second = factors.get(pair.g());
    List<Joint> joints = new ArrayList<>();
    for (int a = 1; a < first.options().size(); a++) {
      for (int b = 1; b < second.options().size(); b++) {
        Option one = first.options().get(a);
        Option two = second.options().get(b);
        OptionalDouble firstAlone = alone(pair.f(), a, pair.g(), m);
        OptionalDouble secondAlone = alone(pair.g(), b, pair.f(), m);
        model
            .pair(pair.f(), a, pair.g(), b, m)
            .ifPresent(it -> joints.add(new Joint(one, two, firstAlone, secondAlone, it)));
      }
    }
    return new Interaction(
        first, second, variation(name(pair), pair.parts().get(m), rest, m), joints);
  }

  /** An option's change where one other factor has its base's option, averaged over the others. */
  private OptionalDouble alone(int factor, int option, int besides, int m) {
    OptionalDouble change = model.alone(factor, option, m);
    for (int g = 0; change.isPresent() && g < factors.size(); g++) {
      if (g != factor && g != besides) {
        change = plus(change.getAsDouble(), meanPair(factor, option, g, m));
      }
    }
    return change;
  }

  private OptionalDouble meanPair(int factor, int option, int other, int m) {
    double sum = 0;
    int options = factors.get(other).options().size();
    for (int o = 1; o < options; o++) {
      OptionalDouble pair = model.pair(factor, option, other, o, m);
      if (pair.isEmpty()) {
        return pair;
      }
      sum += pair.getAsDouble();
    }
    return OptionalDouble.of(sum / options);
  }

  private static OptionalDouble plus(double sum, OptionalDouble more) {
    return more.isPresent() ? OptionalDouble.of(sum + more.getAsDouble()) : more;
  }

  private String name(Pair pair) {
    return factors.get(pair.f()).name() + " x " + factors.get(pair.g()).name();
  }
}
