package io.unetlab.training.distill;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The features that a student learns from its teacher: what each level on the way down, the middle,
 * and each level on the way up pass on, where both networks have the stage and its output has one
 * shape.
 *
 * @param teacher the nodes of the teacher
 * @param student the student's, in the same order
 * @param unmatched each stage without a counterpart, in words
 */
public record StageOutputs(List<Node> teacher, List<Node> student, List<String> unmatched) {

  public StageOutputs {
    teacher = List.copyOf(teacher);
    student = List.copyOf(student);
    unmatched = List.copyOf(unmatched);
  }

  /** Matches two networks. */
  public static StageOutputs of(Graph teacher, Graph student) {
    Map<Stage, Node> theirs = last(teacher);
    Map<Stage, Node> own = last(student);
    List<Node> from = new ArrayList<>();
    List<Node> to = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    theirs.forEach(
        (stage, node) -> {
          Node other = own.get(stage);
          if (other == null) {
            unmatched.add(stage.word() + ": the student has none");
          } else if (!other.shape().equals(node.shape())) {
            unmatched.add(stage.word() + ": " + node.shape() + " of the teacher, " + other.shape());
          } else {
            from.add(node);
            to.add(other);
          }
        });
    own.keySet().stream()
        .filter(stage -> !theirs.containsKey(stage))
        .forEach(stage -> unmatched.add(stage.word() + ": the teacher has none"));
    return new StageOutputs(from, to, unmatched);
  }

  // A stage passes on what its last node computes.
  private static Map<Stage, Node> last(Graph graph) {
    Map<Stage, Node> last = new TreeMap<>();
    for (Node node : graph.nodes()) {
      Stage stage = node.scope().stage();
      if (!stage.equals(Stage.OUTSIDE)) {
        last.put(stage, node);
      }
    }
    return last;
  }
}
