package io.unetlab.cli.option;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.DesignPlanner;
import io.unetlab.ablations.exec.Labels;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.output.UserException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --only GLOB}: a part of a study. */
public final class OnlyOption {

  @Option(
      names = "--only",
      paramLabel = "GLOB",
      description = {
        "Run the base and the variants with a choice, such as ratio=three, or whose whole names",
        "match, such as \"*ratio=t*\"."
      })
  private Optional<String> only = Optional.empty();

  /**
   * Which variants to run; empty for all. A script with nothing to choose may pass an empty text.
   */
  public Optional<String> pattern() {
    return only.filter(it -> !it.isEmpty());
  }

  /**
   * Refuses a pattern that matches nothing.
   *
   * @throws UserException with the name of a variant
   */
  public void check(StudySpec study) {
    // What a search will ask for is not known.
    if (pattern().isEmpty() || study.design().search().isPresent()) {
      return;
    }
    List<Variant> variants = DesignPlanner.plan(study).variants();
    if (variants.stream().noneMatch(Labels.fitting(pattern().get()))) {
      throw new UserException(
          "--only \""
              + pattern().get()
              + "\" matches no variant; the last of "
              + variants.size()
              + " is called \""
              + variants.get(variants.size() - 1).label()
              + '"');
    }
  }

  /** Says that a report covers a part, if it does. */
  public void tell(StudyResult result, PrintWriter err) {
    pattern()
        .ifPresent(
            it ->
                err.println(
                    "unetlab: the report covers only the base and the variants that match --only \""
                        + it
                        + "\", "
                        + result.trials().size()
                        + " in all; run without --only for the whole study"));
  }
}
