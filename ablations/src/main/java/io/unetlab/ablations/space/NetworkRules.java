package io.unetlab.ablations.space;

import io.unetlab.spec.source.Problem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The rules of networks as relations of the factors that each depends on, found by building
 * networks. A rule is distinguished from others by its code and the place in the network.
 */
final class NetworkRules {

  private static final int CONTEXTS = 3;
  private static final int ROUNDS = 100;

  private final Observer observer;
  private final int[] sizes;
  private final List<Relation> conditions;
  private final TableLimit limit;
  private final Random random;
  private final List<NetworkRule> rules = new ArrayList<>();

  NetworkRules(
      Observer observer, int[] sizes, List<Relation> conditions, TableLimit limit, Random random) {
    this.observer = observer;
    this.sizes = sizes;
    this.conditions = conditions;
    this.limit = limit;
    this.random = random;
  }

  List<Relation> relations() {
    return rules.stream().map(NetworkRule::relation).toList();
  }

  /** Learns from single choices, then from random ones until the rules agree with all of them. */
  void find(int count) {
    Configurations configurations = new Configurations(sizes, conditions);
    learn(observer.check(singles(configurations)));
    boolean news = true;
    for (int i = 0; i < ROUNDS && news; i++) {
      news = learn(observer.check(configurations.some(count, random)));
    }
  }

  private List<int[]> singles(Configurations configurations) {
    List<int[]> singles = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      for (int option = 1; option < sizes[i]; option++) {
        int[] one = new int[sizes.length];
        one[i] = option;
        if (configurations.exists(one)) {
          singles.add(one);
        }
      }
    }
    return singles;
  }

  /** Learns from networks, those that can be built and those that cannot; true if it did. */
  boolean learn(List<Observation> observations) {
    boolean news = false;
    for (Observation observation : observations) {
      for (Problem problem : observation.problems()) {
        if (rules.stream().noneMatch(it -> it.isOf(problem))) {
          add(smallest(problem, observation.configuration()));
          news = true;
        }
      }
      for (NetworkRule rule : List.copyOf(rules)) {
        Optional<int[]> opposite = rule.record(observation);
        if (opposite.isPresent()) {
          add(extended(rule, opposite.get(), observation.configuration()));
          news = true;
        }
      }
    }
    return news;
  }

  // Of the factors of few choices that still break the rule.
  private NetworkRule smallest(Problem problem, int[] configuration) {
    NetworkRule rule = new NetworkRule(problem, new BitSet(), sizes);
    Configurations configurations = new Configurations(sizes, conditions);
    int[] now = configuration.clone();
    for (int i = 0; i < sizes.length; i++) {
      if (now[i] != 0 && configurations.allows(now, i, 0)) {
        int[] fewer = now.clone();
        fewer[i] = 0;
        now = rule.isBrokenBy(observer.observe(fewer)) ? fewer : now;
      }
    }
    BitSet factors = new BitSet();
    for (int i = 0; i < sizes.length; i++) {
      factors.set(i, now[i] != 0);
    }
    return sized(problem, factors);
  }

  // With the factors whose change alone turned the rule on the way from one network to another.
  private NetworkRule extended(NetworkRule rule, int[] one, int[] other) {
    BitSet factors = rule.factors();
    List<Observation> path =
        observer.observe(new Configurations(sizes, conditions).path(one, other));
    for (int i = 1; i < path.size(); i++) {
      if (rule.isBrokenBy(path.get(i - 1)) != rule.isBrokenBy(path.get(i))) {
        factors.or(path.get(i).changes(path.get(i - 1)));
      }
    }
    return sized(rule.example(), factors);
  }

  private NetworkRule sized(Problem problem, BitSet factors) {
    limit.require("the rule " + problem.code().id() + " at " + problem.path(), factors);
    return new NetworkRule(problem, factors, sizes);
  }

  // Observes every combination in a few contexts, and again with what that shows to be missing.
  private void add(NetworkRule first) {
    NetworkRule rule = first;
    rules.removeIf(it -> it.isOf(first.example()));
    Configurations configurations = new Configurations(sizes, relationsAnd(conditions));
    int next = 0;
    while (next < rule.size()) {
      NetworkRule before = rule;
      rule = observed(rule, next, configurations);
      next = rule == before ? next + 1 : 0;
    }
    rules.add(rule);
  }

  private List<Relation> relationsAnd(List<Relation> others) {
    List<Relation> all = new ArrayList<>(others);
    all.addAll(relations());
    return all;
  }

  /** The rule after observing a combination of it, or one of more factors. */
  private NetworkRule observed(NetworkRule rule, int combination, Configurations configurations) {
    for (Observation observation : observer.observe(contexts(rule, combination, configurations))) {
      Optional<int[]> opposite = rule.record(observation);
      if (opposite.isPresent()) {
        return extended(rule, opposite.get(), observation.configuration());
      }
    }
    return rule;
  }

  private List<int[]> contexts(NetworkRule rule, int combination, Configurations configurations) {
    List<int[]> contexts = new ArrayList<>();
    for (int i = 0; i < CONTEXTS; i++) {
      int[] chosen = configurations.free();
      rule.choose(combination, chosen);
      configurations.complete(chosen, random).ifPresent(contexts::add);
    }
    return contexts;
  }
}
