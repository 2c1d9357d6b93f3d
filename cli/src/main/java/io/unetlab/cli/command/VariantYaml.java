package io.unetlab.cli.command;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network of one variant as a spec that every command reads. */
final class VariantYaml {

  private static final Pattern NUMBER = Pattern.compile("#?+(\\d{1,9})");

  /** With more variants, a mistyped name is not compared with each of them. */
  private static final int COMPARED = 1000;

  private VariantYaml() {}

  /**
   * The canonical YAML of a variant; its hash is the one in the store.
   *
   * @param wanted its number, such as {@code 17} or {@code #17}, or its choices as the tables show
   *     them
   */
  static String of(String wanted, Trials trials) {
    TrialResult trial = find(wanted.strip(), trials);
    String tag = trials.tag(trial.variant());
    Completed completed =
        trial
            .completed()
            .orElseThrow(
                () ->
                    new UserException(
                        "variant "
                            + tag
                            + " has no network: "
                            + String.join("; ", trials.reasons(trial))));
    NetworkSpec spec = trials.result().spec(completed);
    String study = trials.result().study().name();
    return (completed.variant().isBase()
            ? spec
            : spec.named(study + "_" + tag.substring(1), spec.title()))
        .yaml();
  }

  private static TrialResult find(String wanted, Trials trials) {
    StudyResult result = trials.result();
    Matcher number = NUMBER.matcher(wanted);
    if (number.matches()) {
      int place = Integer.parseInt(number.group(1));
      if (place < result.trials().size()) {
        return result.trials().get(place);
      }
      throw new UserException(
          String.format(
              Locale.ROOT,
              "there is no variant #%d; %s has #0 to #%d",
              place,
              result.study().name(),
              result.trials().size() - 1));
    }
    return result.trials().stream()
        .filter(it -> it.variant().label().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted, result));
  }

  private static UserException unknown(String wanted, StudyResult result) {
    List<String> labels =
        result.trials().stream().limit(COMPARED).map(it -> it.variant().label()).toList();
    String hint = Nearest.hint(wanted, labels);
    return new UserException(
        "--spec takes a variant's number, or its choices as `results` shows them; there is no `"
            + wanted
            + "`"
            + (hint.isEmpty() ? "" : "; " + hint));
  }
}
