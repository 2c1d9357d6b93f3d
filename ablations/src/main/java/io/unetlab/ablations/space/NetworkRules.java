package io.unetlab.ablations.space;

import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.ProblemCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of networks as relations of the factors that each depends on, found by building
 * networks. A rule is told from others by its code and the place in the network.
 */
final class NetworkRules {

  private static final Set<ProblemCode> RULES =
      SpecRules.all().stream().map(SpecRule::code).collect(Collectors.toUnmodifiableSet());

  private static final int CONTEXTS = 3;

  private final Observer observer;
  private final int[] sizes;
  private final List<Relation> conditions;
  private final Random random;
  private final Map<Key, Rule> rules = new LinkedHashMap<>();

  private record Key(ProblemCode code, String path) {

    static Key of(Problem problem) {
      return new Key(problem.code(), problem.path());
    }

    boolean isBrokenBy(Observation observation) {
      return observation.problems().stream().anyMatch(it -> of(it).equals(this));
    }

    // A network that cannot be read is not checked any further.
    boolean isKnownFor(Observation observation) {
      return isBrokenBy(observation)
          || observation.problems().stream().allMatch(it -> RULES.contains(it.code()));
    }
  }

  private record Rule(BitSet factors, Relation relation, List<Optional<int[]>> seen) {}

  NetworkRules(Observer observer, int[] sizes, List<Relation> conditions, Random random) {
    this.observer = observer;
    this.sizes = sizes;
    this.conditions = conditions;
    this.random = random;
  }

  List<Relation> relations() {
    return rules.values().stream().map(Rule::relation).toList();
  }

  /** Looks for rules among single choices and random configurations. */
  void find(int count) {
    Choices choices = new Choices(sizes, conditions);
    List<int[]> some = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      for (int option = 1; option < sizes[i]; option++) {
        int[] one = new int[sizes.length];
        one[i] = option;
        if (choices.exists(one)) {
          some.add(one);
        }
      }
    }
    for (int i = 0; i < count; i++) {
      choices.complete(choices.free(), random).ifPresent(some::add);
    }
    observer.check(some).forEach(this::learn);
  }

  /** Learns from a network that cannot be built. */
  void learn(Observation observation) {
    for (Problem problem : observation.problems()) {
      Key key = Key.of(problem);
      Rule rule = rules.get(key);
      if (rule == null) {
        tabulate(key, problem, smallest(key, observation.configuration()));
      } else if (rule.relation().holds(observation.configuration())) {
        extend(key, problem, rule, observation.configuration());
      }
    }
  }

  // The factors of few choices that still break the rule.
  private BitSet smallest(Key key, int[] configuration) {
    Choices choices = new Choices(sizes, conditions);
    int[] now = configuration.clone();
    for (int i = 0; i < sizes.length; i++) {
      if (now[i] != 0 && choices.allows(now, i, 0)) {
        int[] fewer = now.clone();
        fewer[i] = 0;
        now = key.isBrokenBy(observer.observe(fewer)) ? fewer : now;
      }
    }
    BitSet factors = new BitSet();
    for (int i = 0; i < sizes.length; i++) {
      factors.set(i, now[i] != 0);
    }
    return factors;
  }

  private void extend(Key key, Problem problem, Rule rule, int[] broken) {
    Group group = group(rule.factors());
    Optional<int[]> sound = rule.seen().get(group.combination(broken));
    BitSet factors = (BitSet) rule.factors().clone();
    sound.ifPresent(it -> factors.or(deciding(key, it, broken)));
    tabulate(key, problem, factors);
  }

  private Group group(BitSet factors) {
    return new Group(0, factors, List.of(0), sizes);
  }

  // The factors whose change alone turned the rule on the way from one network to another.
  private BitSet deciding(Key key, int[] one, int[] other) {
    BitSet deciding = new BitSet();
    List<Observation> path = observer.observe(new Choices(sizes, conditions).path(one, other));
    for (int i = 1; i < path.size(); i++) {
      if (key.isBrokenBy(path.get(i - 1)) != key.isBrokenBy(path.get(i))) {
        deciding.or(path.get(i).changes(path.get(i - 1)));
      }
    }
    return deciding;
  }

  private void tabulate(Key key, Problem problem, BitSet first) {
    BitSet factors = first;
    boolean found = false;
    while (!found) {
      Optional<BitSet> more = tabulateOnce(key, problem, factors);
      found = more.isEmpty();
      factors = more.orElse(factors);
    }
  }

  /** The factors with those that were missing; empty if none were. */
  private Optional<BitSet> tabulateOnce(Key key, Problem problem, BitSet factors) {
    List<Relation> others = new ArrayList<>(conditions);
    rules.forEach(
        (other, rule) -> others.addAll(other.equals(key) ? List.of() : List.of(rule.relation())));
    Choices choices = new Choices(sizes, others);
    Group group = group(factors);
    long[] allowed = new long[(int) group.combinations()];
    List<Optional<int[]>> seen = new ArrayList<>();
    for (int i = 0; i < allowed.length; i++) {
      List<Observation> contexts =
          observer.observe(contexts(group, i, choices)).stream().filter(key::isKnownFor).toList();
      List<Observation> broken = contexts.stream().filter(key::isBrokenBy).toList();
      List<Observation> sound = contexts.stream().filter(it -> !key.isBrokenBy(it)).toList();
      if (!broken.isEmpty() && !sound.isEmpty()) {
        BitSet more = deciding(key, sound.get(0).configuration(), broken.get(0).configuration());
        more.or(factors);
        return Optional.of(more);
      }
      allowed[i] = broken.isEmpty() ? 1 : 0;
      seen.add(sound.stream().findFirst().map(Observation::configuration));
    }
    String place = problem.path().isEmpty() ? "" : " at " + problem.path();
    String reason = problem.code().id() + place + ": " + problem.message();
    Relation relation = new Relation(reason, new Table(group.factors(), group.sizes(), allowed));
    rules.put(key, new Rule(factors, relation, seen));
    return Optional.empty();
  }

  private List<int[]> contexts(Group group, int combination, Choices choices) {
    List<int[]> contexts = new ArrayList<>();
    for (int i = 0; i < CONTEXTS; i++) {
      int[] chosen = choices.free();
      group.choose(combination, chosen);
      choices.complete(chosen, random).ifPresent(contexts::add);
    }
    return contexts;
  }
}
