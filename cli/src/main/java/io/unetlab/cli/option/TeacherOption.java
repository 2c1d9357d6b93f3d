package io.unetlab.cli.option;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.training.distill.StageOutputs;
import io.unetlab.training.recipe.Distillation;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.Teacher;
import io.unetlab.training.run.TrainedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The network that others learn from. */
public final class TeacherOption {

  @Option(
      names = "--teacher",
      paramLabel = "SPEC:WEIGHTS",
      description = {
        "Learn from a trained network too, as the recipe's `distillation` states: a file or a model's"
            + " name, and a .safetensors file or the directory of a training.",
        "Start from it with --from."
      })
  private @Nullable String teacher;

  /** The teacher; throws if it does not exist, or cannot teach one of the networks. */
  public Optional<Teacher> load(List<NetworkSpec> students, Recipe recipe) {
    if (teacher == null) {
      if (halves(recipe)) {
        throw new UserException(
            "the recipe's `distillation: {steps: ...}` needs --teacher SPEC:WEIGHTS");
      }
      return Optional.empty();
    }
    int colon = teacher.lastIndexOf(':');
    if (colon <= 0 || colon == teacher.length() - 1) {
      throw new UserException(
          "--teacher: expected SPEC:WEIGHTS, such as base.yaml:out/base/seed-1, found " + teacher);
    }
    Path weights = Path.of(teacher.substring(colon + 1));
    WeightsPlace.check("--teacher", weights);
    NetworkSpec spec = SpecLoader.load(Models.file(teacher.substring(0, colon)), SpecPatch.EMPTY);
    students.forEach(student -> check(spec, student, recipe));
    // Here, since a training would find it only in its own process.
    WeightMatch.match(Networks.graph(spec), TrainedWeights.open(weights).unet());
    return Optional.of(Teacher.of(spec, weights));
  }

  private static void check(NetworkSpec teacher, NetworkSpec student, Recipe recipe) {
    Graph theirs = Networks.graph(teacher);
    Graph own = Networks.graph(student);
    TensorShape sample = own.inputs().get(0).shape();
    if (!theirs.inputs().get(0).shape().equals(sample)) {
      throw new UserException(
          "--teacher: %s reads %s, and %s %s"
              .formatted(teacher.name(), theirs.inputs().get(0).shape(), student.name(), sample));
    }
    if (halves(recipe) && !teacher.hash().equals(student.hash())) {
      throw new UserException(
          "--teacher: `distillation: {steps: ...}` needs the same network as teacher, and "
              + student.name()
              + " is another than "
              + teacher.name());
    }
  }

  private static boolean halves(Recipe recipe) {
    return recipe.distillation().filter(Distillation.Steps.class::isInstance).isPresent();
  }

  /** What networks cannot learn from a teacher, in words. */
  public static List<String> notes(Teacher teacher, List<NetworkSpec> students) {
    Graph theirs = Networks.graph(teacher.spec());
    List<String> notes = new ArrayList<>();
    for (NetworkSpec student : students) {
      StageOutputs.of(theirs, Networks.graph(student))
          .unmatched()
          .forEach(it -> notes.add(student.name() + " learns no features of " + it));
    }
    return notes;
  }
}
