package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The operators that pick one token of each text. */
final class PickTokenSteps {

  private final PickToken op;
  private final TfliteSteps steps;

  PickTokenSteps(PickToken op, TfliteSteps steps) {
    this.op = op;
    this.steps = steps;
  }

  /** Adds the operators and returns the result: rows of a table of all texts' tokens. */
  TfliteTensor add(TfliteTensor states, TfliteTensor ids) {
    TensorShape shape = states.shape();
    int texts = Math.toIntExact(shape.dim(0));
    int tokens = Math.toIntExact(shape.dim(1));
    TfliteTensor table = steps.reshape(states, (long) texts * tokens, shape.dim(2));
    TfliteTensor token = first(op.endOfText().map(it -> found(ids, it)).orElse(ids));
    return steps.gather(table, texts == 1 ? token : row(token, texts, tokens), 0);
  }

  private TfliteTensor found(TfliteTensor ids, int id) {
    return steps.add(
        TfliteCode.EQUAL,
        ElementType.BOOL,
        ids.shape(),
        List.of(ids, steps.graph().wholes(id)),
        Map.of());
  }

  // The index of each text's first largest number, as floats: LiteRT's GPU delegate finds the
  // largest of no others. They are exact, since ids are far below 2^24.
  private TfliteTensor first(TfliteTensor found) {
    TfliteTensor numbers = steps.cast(found, ElementType.FLOAT32);
    return steps.add(
        TfliteCode.ARG_MAX,
        ElementType.INT32,
        TensorShape.of(numbers.shape().dim(0)),
        List.of(numbers, steps.graph().wholes(1)),
        Map.of("output_type", TfliteTypes.number(ElementType.INT32)));
  }

  private TfliteTensor row(TfliteTensor token, int texts, int tokens) {
    int[] starts = IntStream.range(0, texts).map(text -> text * tokens).toArray();
    return steps.binary(TfliteCode.ADD, token, steps.graph().wholes(starts));
  }
}
