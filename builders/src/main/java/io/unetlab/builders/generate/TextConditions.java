package io.unetlab.builders.generate;

import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.pipeline.Guidance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the UNet reads of the prompt, and for guidance of the negative text.
 *
 * @param prompt empty without a text encoder
 * @param negative empty unless guidance takes two passes
 */
record TextConditions(Optional<Condition> prompt, Optional<Condition> negative) {

  /** Runs the encoders one after another. */
  static TextConditions encode(PictureRequest request, Stopwatch parts) throws IOException {
    boolean guided = request.sampling().guidance().kind() == Guidance.Kind.TWO_PASSES;
    List<Condition> prompts = new ArrayList<>();
    List<Condition> negatives = new ArrayList<>();
    for (int i = 0; i < request.texts().size(); i++) {
      TextIds texts = request.texts().get(i);
      int runs = guided && texts.negative().isPresent() ? 2 : 1;
      try (Stopwatch.Part encoder = parts.load(request.networks().textEncoders().get(i), runs)) {
        Condition prompt = Condition.of(encoder.run(ids(texts.prompt())));
        prompts.add(prompt);
        if (guided) {
          negatives.add(
              texts.negative().isPresent()
                  ? Condition.of(encoder.run(ids(texts.negative().get())))
                  : prompt.zeros());
        }
      }
    }
    return new TextConditions(joined(prompts), joined(negatives));
  }

  private static Optional<Condition> joined(List<Condition> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(Condition.join(all));
  }

  private static WeightStore ids(List<Integer> tokens) {
    long[] ids = tokens.stream().mapToLong(Integer::longValue).toArray();
    return WeightStore.of(
        List.of(Tensor.ofWholes(InputNames.TOKENS, TensorShape.of(1, ids.length), ids)));
  }
}
