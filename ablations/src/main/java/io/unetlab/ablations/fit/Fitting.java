package io.unetlab.ablations.fit;

import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.fit.FitSearch.Fit;
import io.unetlab.ablations.fit.FitSearch.Goal;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.FitSpec;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the configurations of a space that are consistent with what is published about a network:
 * all of them are counted, the best are returned. Without any it finds the nearest, among those
 * that meet the figures of the network itself if there are such.
 */
public final class Fitting {

  private final TabledSpace space;
  private final FitSpec asked;
  private final Stages stages;
  private final List<Figure> figures;
  private final List<Figure> values;
  private final FitSearch all;
  private final FitSearch meetingValues;
  private final List<Figure> steps;
  private final List<Fit> best;

  private Fitting(TabledSpace space, FitSpec asked, int keep) {
    this.space = space;
    this.asked = asked;
    this.stages = Stages.inTurn(space, asked);
    this.figures = Figure.of(asked, new Columns(space), stages);
    this.values = figures.stream().filter(it -> !it.isChange()).toList();
    this.steps = figures.stream().filter(Figure::isChange).toList();
    this.all = search(figures, figures, Goal.ALL, keep);
    this.meetingValues = steps.isEmpty() || values.isEmpty() ? all : together(Goal.ALL, keep);
    this.best = all.count() > 0 ? all.best() : nearest(keep);
  }

  private List<Fit> nearest(int keep) {
    return meetingValues.count() > 0
        ? meetingValues.best()
        : search(figures, List.of(), Goal.LEAST_SQUARES, keep).best();
  }

  // Among those that meet the figures of the network.
  private FitSearch together(Goal goal, int most) {
    return new FitSearch(Stages.together(space, asked), figures, new HashSet<>(values), goal, most)
        .run();
  }

  /**
   * Fits.
   *
   * @param keep how many configurations to return at most
   */
  public static Fitting of(TabledSpace space, FitSpec asked, int keep) {
    return new Fitting(space, asked, keep);
  }

  private FitSearch search(
      List<Figure> counting, Collection<Figure> required, Goal goal, int most) {
    return new FitSearch(stages, counting, new HashSet<>(required), goal, most).run();
  }

  /** The consistent configurations with the best fit, or the nearest; best first. */
  public List<int[]> configurations() {
    return best.stream().map(Fit::configuration).toList();
  }

  /** What was found. */
  public Fitted found() {
    FitSearch seen = all.count() > 0 ? all : meetingValues;
    return new Fitted(
        all.count(),
        meetingValues.count(),
        steps.isEmpty() || values.isEmpty()
            ? all.count()
            : search(steps, steps, Goal.ALL, 0).count(),
        IntStream.range(0, space.factors().size()).mapToObj(it -> seen(it, seen)).toList(),
        best.isEmpty() ? List.of() : beside(best.get(0).configuration()),
        best.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(best.get(0).badness()),
        tolerances());
  }

  private Fitted.Seen seen(int factor, FitSearch search) {
    Factor one = space.factors().get(factor);
    List<String> options =
        IntStream.range(0, one.options().size())
            .filter(it -> search.count(factor, it) > 0)
            .mapToObj(it -> one.options().get(it).name())
            .toList();
    return new Fitted.Seen(one.name(), options, stages.options(factor).length);
  }

  private OptionalDouble tolerances() {
    if (all.count() > 0) {
      return OptionalDouble.empty();
    }
    FitSearch search =
        meetingValues.count() > 0
            ? together(Goal.LEAST_LARGEST, 1)
            : search(figures, List.of(), Goal.LEAST_LARGEST, 1);
    return search.best().stream().mapToDouble(Fit::badness).findFirst();
  }

  private List<Fitted.Found> beside(int[] configuration) {
    return figures.parallelStream().map(it -> beside(it, configuration)).toList();
  }

  private Fitted.Found beside(Figure figure, int[] configuration) {
    Column column = figure.column();
    long before = column.at(stages.upTo(figure.stage(), configuration));
    long after = column.at(stages.upTo(figure.stage() + 1, configuration));
    double scale = figure.isChange() ? 1 : Math.pow(10, column.decimals());
    return new Fitted.Found(
        column.metric(),
        figure.step(),
        figure.target() / scale,
        figure.within(),
        figure.found(before, after) / scale,
        figure.allows(figure.deviation(before, after)),
        without(figure));
  }

  private long without(Figure figure) {
    if (all.count() > 0) {
      return all.count();
    }
    List<Figure> others = figures.stream().filter(it -> !it.equals(figure)).toList();
    Set<Figure> required = new HashSet<>(others);
    return search(others, required, Goal.ALL, 0).count();
  }
}
