package io.unetlab.ablations.study;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;

/** The keys of designs; {@link SearchKeys} has those of a search. */
final class DesignKeys {

  private static final OneOrListType<String> ALL_OR_FACTORS =
      new OneOrListType<>(CommonKeys.list(CommonKeys.TEXT));

  static final Key<OneOrList<String>> OF_FACTORS =
      optional("factors", ALL_OR_FACTORS, "Which factors.").or("all");
  static final Key<OneAtATime.From> FROM =
      optional(
              "from",
              ChoiceType.of(OneAtATime.From.class),
              "base: options are added to it; full: factors are reset in the full network; both.")
          .or("base");
  static final Key<ShortOrMap<OneOrList<String>>> ONE_AT_A_TIME =
      optional(
          "one_at_a_time",
          new ShortOrMapType<>(ALL_OR_FACTORS, CommonKeys.map("one_at_a_time", OF_FACTORS, FROM)),
          "all, or the factors whose options are tried alone; or a map that says more.");
  static final Key<Metric> BEST =
      required("best", CommonKeys.METRIC_NAME, "The counted metric to gain in.");
  static final Key<Metric> PER =
      required(
          "per", CommonKeys.METRIC_NAME, "The quality metric to lose as little of as possible.");
  static final Key<ShortOrMap<List<StepType.Step>>> LADDER =
      optional(
          "ladder",
          new ShortOrMapType<>(
              CommonKeys.list(new StepType()), CommonKeys.map("ladder", BEST, PER, OF_FACTORS)),
          "Steps, each on top of those before; with keep: false it is tried and reverted."
              + " Or how to find the best order.");
  static final Key<OneOrList<String>> FACTORIAL =
      optional("factorial", ALL_OR_FACTORS, "all, or the factors to try in every combination.")
          .or("[]");
  static final Key<Integer> RESOLUTION =
      required(
          "resolution",
          StudyScalars.resolution(),
          "III: the factors are told apart; IV: also from interactions of two; V: and these from"
              + " each other.");
  static final Key<MapValues> FRACTIONAL =
      optional(
          "fractional",
          CommonKeys.map("fractional", OF_FACTORS, RESOLUTION),
          "A regular fraction of the factorial of the base's and the full network's options.");
  static final Key<Integer> COUNT =
      required("count", Scalars.whole(1, StudyReader.MOST_VARIANTS), "How many combinations.");
  static final Key<MapValues> RANDOM =
      optional(
          "random",
          CommonKeys.map("random", COUNT, SearchKeys.SEED, OF_FACTORS),
          "A random sample of the factorial, no combination twice.");
  static final Key<List<List<Entry<String>>>> LIST =
      optional(
              "list",
              CommonKeys.list(CommonKeys.CHOICES),
              "Variants one by one; {} is the base itself.")
          .or("[]");
  static final Key<List<Entry<String>>> FULL =
      optional(
              "full",
              CommonKeys.CHOICES,
              "The full network's options, where they are not the last ones: for one_at_a_time from"
                  + " full and fractional.")
          .or("{}");
  static final Key<Integer> REPLICATES =
      optional("replicates", Scalars.whole(1, 100), "How often each network is measured.").or("1");
  static final Key<Integer> BLOCK =
      optional(
          "block",
          Scalars.whole(2, 1000),
          "How many networks a session measures at most; the base is one of each.");
  static final Key<MapValues> DESIGN =
      required(
          "design",
          CommonKeys.map(
              "design",
              ONE_AT_A_TIME,
              LADDER,
              FACTORIAL,
              FRACTIONAL,
              RANDOM,
              LIST,
              SearchKeys.SEARCH,
              FULL,
              REPLICATES,
              BLOCK),
          "Which variants to try.");

  private DesignKeys() {}
}
