package io.unetlab.reports.format;

import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.measure.Difference;
import io.unetlab.training.measure.JudgedNetwork;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.measure.LossTable;
import io.unetlab.training.measure.Score;
import io.unetlab.training.recipe.Measure;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of {@code evaluate}, as JSON. */
public record JudgementJson(
    @Doc("1") int format,
    @Doc("`\"judgement\"`") String kind,
    @Doc("name of the recipe") String recipe,
    @Doc(
            "hash of all that the values depend on besides the weights; only values of one hash compare")
        String judgedBy,
    @Doc("in the order of the command line") List<Network> networks) {

  /** The document. */
  public static String write(String recipe, String judgedBy, List<JudgedNetwork> networks) {
    return JsonText.write(
        new JudgementJson(
            1,
            "judgement",
            recipe,
            judgedBy,
            networks.stream().map(it -> Network.of(it, networks.get(0))).toList()));
  }

  record Network(
      @Doc("of the network; with its weights' if there are several of one") String name,
      @Doc("path of the weights, as given") String weights,
      @Doc("a value for each measure; those that could not be taken are missing")
          List<Value> scores,
      @Doc("further values, such as `caption_accuracy.colour`") Map<String, BigDecimal> details,
      @Doc("shares of the timesteps that the denoising loss is measured at") List<Double> levels,
      @Doc("mean denoising loss of the held-out examples at each level") List<BigDecimal> byLevel,
      @Doc("what a reader has to know of the values, and why some are missing")
          List<String> notes) {

    static Network of(JudgedNetwork network, JudgedNetwork first) {
      Judgement judgement = network.judgement();
      List<Value> scores =
          judgement.scores().entrySet().stream()
              .map(it -> Value.of(it.getValue(), network, first, it.getKey()))
              .toList();
      Map<String, BigDecimal> details = new LinkedHashMap<>();
      judgement.details().forEach((name, value) -> details.put(name, Digits.twelve(value)));
      return new Network(
          network.name(),
          network.weights(),
          scores,
          details,
          judgement.losses().map(LossTable::levels).orElse(List.of()),
          judgement.losses().map(LossTable::heldOutByLevel).orElse(List.of()).stream()
              .map(Digits::twelve)
              .toList(),
          judgement.notes());
    }
  }

  record Value(
      @Doc("such as `denoising_loss`") String measure,
      @Doc("on held-out examples or captions") BigDecimal value,
      @Doc("on examples or captions that training saw") Optional<BigDecimal> seen,
      @Doc(
              "this network's less the first one's over the same held-out examples; `null` of the first,"
                  + " and where no example has a value")
          Optional<Pair> difference,
      @Doc("of each held-out example, in an order that all networks share")
          List<BigDecimal> byExample) {

    static Value of(Score score, JudgedNetwork network, JudgedNetwork first, Measure measure) {
      return new Value(
          ChoiceType.word(measure),
          Digits.twelve(score.value()),
          Digits.twelve(score.seen()),
          network == first ? Optional.empty() : network.minus(first, measure).map(Pair::of),
          score.byExample().stream().map(Digits::twelve).toList());
    }
  }

  record Pair(
      @Doc("mean") BigDecimal mean,
      @Doc("half the width of its 95 % interval, by Student's t over the examples")
          BigDecimal reach,
      @Doc("number of examples") int examples,
      @Doc("whether the interval excludes 0") boolean separated) {

    static Pair of(Difference difference) {
      return new Pair(
          Digits.twelve(difference.mean()),
          Digits.twelve(difference.reach()),
          difference.pairs(),
          difference.isSeparated());
    }
  }
}
