package io.unetlab.profiler.metric;

import io.unetlab.builders.graph.Graph;
import io.unetlab.profiler.cost.Cost;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.cost.CostTree;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Part;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The counted parts of a network in the order in which they run, and their sums: parameters and
 * blocks once, everything else for all runs. One part unless it is a pipeline.
 *
 * @param total of all runs
 */
public record CountedParts(List<CountedPart> parts, Cost total) {

  public CountedParts {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one part, itself");
    }
    Objects.requireNonNull(total, "total");
  }

  /**
   * Builds and counts the parts of a checked spec.
   *
   * @throws SpecException when a count, or its bytes in float32, does not fit 64 bits
   */
  public static CountedParts of(NetworkSpec spec) {
    List<CountedPart> parts = new ArrayList<>();
    for (Part part : spec.parts()) {
      parts.add(CountedPart.of(part));
    }
    return of(spec, parts);
  }

  private static CountedParts of(NetworkSpec spec, List<CountedPart> parts) {
    try {
      Cost total = parts.stream().map(CountedPart::cost).reduce(Cost.ZERO, Cost::plus);
      CountedParts counted = new CountedParts(parts, total);
      total.bytesMoved(Precision.FLOAT32);
      counted.memoryTogetherBytes(Precision.FLOAT32);
      return counted;
    } catch (ArithmeticException e) {
      throw SpecException.of(
          SpecCode.UNCOUNTABLE,
          spec.location(),
          "the counts of all parts together do not fit 64 bits",
          "fewer steps, or smaller parts");
    }
  }

  /** Whether these are the parts of a pipeline, each with a word for it. */
  public boolean areNamed() {
    return parts.stream().noneMatch(part -> part.part().word().isEmpty());
  }

  /** By scope; a pipeline's parts are the outermost scopes. */
  public CostTree tree(String name) {
    if (!areNamed()) {
      return parts.get(0).report().tree();
    }
    return new CostTree(
        name,
        "",
        total,
        parts.stream()
            .map(it -> it.report().tree().within(it.part().word(), it.part().runs()))
            .toList());
  }

  /** By stage, part after part. */
  public List<CostRow> byLevel() {
    return rows(CostReport::byLevel);
  }

  /** By role, part after part. */
  public List<CostRow> byRole() {
    return rows(CostReport::byRole);
  }

  /** By operation, part after part. */
  public List<CostRow> byOperation() {
    return rows(CostReport::byOperation);
  }

  private List<CostRow> rows(Function<CostReport, List<CostRow>> view) {
    if (!areNamed()) {
      return view.apply(parts.get(0).report());
    }
    return parts.stream()
        .flatMap(
            it ->
                view.apply(it.report()).stream()
                    .map(row -> row.within(it.part().word(), it.part().runs())))
        .toList();
  }

  /** Bytes of all parameters of all parts. */
  public long weightBytes(Precision precision) {
    return sum(part -> part.report().weightBytes(precision.weights()));
  }

  /** The most activation memory that a part needs; parts run one after another. */
  public long peakActivationBytes(Precision precision) {
    return most(part -> part.report().peakActivationBytes(precision.activations()));
  }

  /** All weights, and the peak activations of the part that needs most. */
  public long memoryTogetherBytes(Precision precision) {
    return Math.addExact(weightBytes(precision), peakActivationBytes(precision));
  }

  /** Weights and peak activations of the part that needs most, alone in memory. */
  public long memoryInTurnBytes(Precision precision) {
    return most(part -> part.memoryBytes(precision));
  }

  /** A sum over the parts' graphs, each once. */
  long sumOfGraphs(ToLongFunction<Graph> count) {
    return sum(part -> count.applyAsLong(part.report().graph()));
  }

  private long sum(ToLongFunction<CountedPart> value) {
    long sum = 0;
    for (CountedPart part : parts) {
      sum = Math.addExact(sum, value.applyAsLong(part));
    }
    return sum;
  }

  private long most(ToLongFunction<CountedPart> value) {
    return parts.stream().mapToLong(value).max().orElse(0);
  }
}
