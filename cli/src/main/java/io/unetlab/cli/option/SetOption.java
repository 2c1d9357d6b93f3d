package io.unetlab.cli.option;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set path=value}, on every command that reads a file of ours. */
public final class SetOption {

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {
        "Change the file before it is used, as `set:` in a file does.",
        "For example --set levels[0].transformers=0; may be repeated."
      })
  private List<String> assignments = new ArrayList<>();

  /** What the user typed, in this order. */
  public List<String> texts() {
    return List.copyOf(assignments);
  }

  /** All changes in the order of the command line; throws with all that cannot be read. */
  public SpecPatch patch() {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      patch = patch.andThen(SpecPatch.parse(assignment, problems));
    }
    problems.throwIfErrors();
    return patch;
  }
}
