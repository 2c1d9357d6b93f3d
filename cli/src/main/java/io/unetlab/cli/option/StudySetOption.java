package io.unetlab.cli.option;

import io.unetlab.spec.path.SpecPatch;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set path=value}, on every command that reads a study: it changes the study. */
public final class StudySetOption {

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {
        "Change the study before it is used, as if it were written so.",
        "For example --set 'select.where.fid=\"<= 18\"'; may be repeated."
      })
  private List<String> assignments = new ArrayList<>();

  /** The options as typed, in order. */
  public List<String> texts() {
    return List.copyOf(assignments);
  }

  /** All changes in command-line order; throws with every change that cannot be parsed. */
  public SpecPatch patch() {
    return SetOption.patch(SpecPatch.OPTION, assignments);
  }
}
