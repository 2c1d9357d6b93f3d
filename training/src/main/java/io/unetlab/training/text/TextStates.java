package io.unetlab.training.text;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Output;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextOutput;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which output of a text encoder UNets read. */
final class TextStates {

  private TextStates() {}

  /**
   * The number of the output: the penultimate states if the encoder returns them, else the last
   * ones. Empty if a problem was added.
   */
  static Optional<Integer> output(TextEncoderSpec spec, Graph graph, Problems problems) {
    List<String> names = graph.outputs().stream().map(Output::name).toList();
    Optional<Integer> found =
        Stream.of(TextOutput.PENULTIMATE, TextOutput.OUTPUT)
            .map(ChoiceType::word)
            .map(names::indexOf)
            .filter(it -> it >= 0)
            .findFirst();
    if (found.isEmpty()) {
      String message = "the text encoder returns no states of tokens, only " + names;
      String hint = "outputs: [output]";
      problems.error(FitCode.ENCODER, spec.location(), "outputs", message, hint);
    }
    if (spec.batch() != 1) {
      String message = "a text encoder of a training reads one text a run, not " + spec.batch();
      problems.error(FitCode.ENCODER, spec.location(), "batch", message, "leave `batch` out");
      return Optional.empty();
    }
    return found;
  }
}
