package io.unetlab.reports.format;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.study.Comparison;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.reports.view.Convergence;
import io.unetlab.reports.view.FrontOptions;
import io.unetlab.reports.view.LimitCurve;
import io.unetlab.reports.view.Neighbours;
import io.unetlab.reports.view.SearchFront;
import io.unetlab.reports.view.Trials;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a search found. */
record SearchJson(
    @Doc("the algorithms that evaluate, in the order of the study") List<Run> runs,
    @Doc("what an exact search found; `null` without one") Optional<Exact> exact,
    @Doc("the objectives, and their directions") List<StudyJson.Goal> objectives,
    @Doc(
            "numbers of trials: the evaluated variants that no other dominates, the best in the first"
                + " objective first")
        List<Integer> front,
    @Doc("the option that all members of the front have, by factor") Map<String, String> common,
    @Doc("for the other factors") List<Differing> differing,
    @Doc("for each limit of the rule that decides: the best variant at each of its bounds")
        List<Limit> limits,
    @Doc("the variants next to the choice; `null` if nothing was chosen")
        Optional<Around> neighbours) {

  static SearchJson of(SearchFront front, Trials trials) {
    FrontOptions options = new FrontOptions(trials, front);
    Convergence convergence = new Convergence(trials, front);
    return new SearchJson(
        convergence.runs().stream().map(it -> Run.of(it, convergence)).toList(),
        convergence.exact().map(Exact::of),
        front.goals().stream().map(StudyJson.Goal::of).toList(),
        front.members().stream().map(it -> trials.number(it.variant())).toList(),
        named(options.common(), Factor::name, Option::name),
        Differing.of(options),
        LimitCurve.of(trials).stream().map(it -> Limit.of(it, trials)).toList(),
        trials.winner().map(it -> Around.of(new Neighbours(trials, front, it), trials)));
  }

  // In the same order.
  private static <K, V, T> Map<String, T> named(
      Map<K, V> map, Function<K, String> name, Function<V, T> value) {
    Map<String, T> named = new LinkedHashMap<>();
    map.forEach((key, of) -> named.put(name.apply(key), value.apply(of)));
    return named;
  }

  record Run(
      @Doc("as in the study") SearchAlgorithm algorithm,
      @Doc(
              "how many variants it evaluated, those of an earlier algorithm included; without those that cannot exist")
          int evaluations,
      @Doc("how many of the front's members it found") long members,
      @Doc("what it had reached after some numbers of evaluations") List<Reached> curve) {

    static Run of(SearchRun run, Convergence convergence) {
      return new Run(
          run.algorithm(),
          convergence.evaluated(run).size(),
          convergence.members(run),
          convergence.curve(run).stream()
              .map(it -> new Reached(it.evaluations(), Digits.twelve(it.share())))
              .toList());
    }
  }

  record Reached(
      @Doc("so far") int evaluations,
      @Doc("as a share of the whole front's: of the exact front's where `exact` has no shortfall")
          BigDecimal hypervolume) {}

  record Exact(
      @Doc("how many exist; may exceed 64 bits") BigInteger configurations,
      @Doc("of the front; at most as many as the study keeps became trials") int members,
      @Doc("how far a member may be from the exact front, relative to its value") double epsilon,
      @Doc("why members may be missing; `null` when none is") Optional<String> shortfall) {

    static Exact of(ExactSpace space) {
      return new Exact(space.configurations(), space.members(), space.epsilon(), space.shortfall());
    }
  }

  record Differing(
      @Doc("its name") String factor,
      @Doc("how many members have each option that occurs") Map<String, Integer> members) {

    static List<Differing> of(FrontOptions options) {
      return options.differing().entrySet().stream()
          .map(
              it ->
                  new Differing(
                      it.getKey().name(), named(it.getValue(), Option::name, count -> count)))
          .toList();
    }
  }

  record Limit(
      @Doc("what is limited") String metric,
      @Doc("whether from above or from below") Comparison comparison,
      @Doc("the limit as it is") BigDecimal bound,
      @Doc("what is best, and its direction") StudyJson.Goal goal,
      @Doc("from the tightest bound to the loosest; each holds until the next") List<Step> steps) {

    static Limit of(LimitCurve curve, Trials trials) {
      return new Limit(
          curve.limit().metric().name(),
          curve.limit().comparison(),
          curve.limit().bound(),
          StudyJson.Goal.of(curve.goal()),
          curve.steps().stream()
              .map(it -> new Step(it.bound(), it.value(), trials.number(it.best().variant())))
              .toList());
    }
  }

  record Step(
      @Doc("its value of the limited metric") BigDecimal bound,
      @Doc("its value of the goal") BigDecimal value,
      @Doc("number of the best variant") int trial) {}

  record Around(
      @Doc("by objective: the number of the nearest member of the front that is better in it")
          Map<String, Integer> better,
      @Doc("the evaluated variants that differ from the choice in one factor")
          List<OneFactor> alike) {

    static Around of(Neighbours neighbours, Trials trials) {
      return new Around(
          named(
              neighbours.better(), goal -> goal.metric().name(), it -> trials.number(it.variant())),
          neighbours.alike().entrySet().stream()
              .map(it -> new OneFactor(it.getValue().name(), trials.number(it.getKey().variant())))
              .toList());
    }
  }

  record OneFactor(@Doc("its name") String factor, @Doc("number of the trial") int trial) {}
}
