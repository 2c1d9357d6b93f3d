package io.unetlab.cli.option;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code --set path=value}, on every command that reads a network. */
public final class SetOption {

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {
        "Change the file before it is used, as `set:` in a file does.",
        "For example --set 'levels[1].transformers=2', or decoder=taesd_decoder",
        "in a pipeline; may be repeated."
      })
  private List<String> assignments = new ArrayList<>();

  /** The options as typed, in order. */
  public List<String> texts() {
    return List.copyOf(assignments);
  }

  /** The options with the file of a model in the place of its name. */
  List<String> resolved() {
    return assignments.stream()
        .map(it -> PartModels.named(SpecPatch.OPTION, it, new Problems()))
        .toList();
  }

  /** All changes in command-line order; throws with every change that cannot be parsed. */
  public SpecPatch patch() {
    return patch(SpecPatch.OPTION, assignments);
  }

  static SpecPatch patch(String option, List<String> assignments) {
    Problems problems = new Problems();
    SpecPatch patch = SpecPatch.EMPTY;
    for (String assignment : assignments) {
      String named = PartModels.named(option, assignment, problems);
      patch = patch.andThen(SpecPatch.parse(option, named, problems));
    }
    problems.throwIfErrors();
    return patch;
  }
}
