package io.unetlab.builders.litert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.TfLiteDelegateParams;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteNode;

/** What an interpreter runs, in order. */
record ExecutionPlan(List<Step> steps) {

  /**
   * One operator in a built-in kernel, or the operators of a part of the graph in XNNPACK.
   *
   * @param operators by their index in the file, in execution order
   */
  record Step(boolean inXnnpack, List<Integer> operators) {

    Step {
      operators = List.copyOf(operators);
    }
  }

  ExecutionPlan {
    steps = List.copyOf(steps);
  }

  /**
   * The plan of an interpreter whose tensors are allocated.
   *
   * @param operators in the file; what has a higher number replaces some of them
   */
  static ExecutionPlan of(Interpreter interpreter, int operators) {
    IntPointer plan = interpreter.execution_plan();
    List<Step> steps = new ArrayList<>();
    for (long i = 0; i < plan.limit(); i++) {
      int index = plan.get(i);
      steps.add(
          index < operators
              ? new Step(false, List.of(index))
              : new Step(true, replaced(interpreter.node_and_registration(index).first())));
    }
    return new ExecutionPlan(steps);
  }

  private static List<Integer> replaced(TfLiteNode delegated) {
    TfLiteIntArray operators =
        new TfLiteDelegateParams(delegated.builtin_data()).nodes_to_replace();
    return IntStream.range(0, operators.size()).mapToObj(operators::data).toList();
  }
}
