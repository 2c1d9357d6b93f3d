package io.unetlab.training.distill;

import io.unetlab.builders.graph.Graph;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.Distillation;
import io.unetlab.training.recipe.Recipe;

/** What a student makes smaller, as its recipe states. */
public final class Distilling {

  private Distilling() {}

  /**
   * The objective of a student.
   *
   * @param teacher is frozen, and has to stay open as long as the student is trained
   */
  public static Objective of(Recipe recipe, Denoiser teacher, Graph student) {
    Distillation distillation = recipe.distillation().orElse(Distillation.Blocks.EQUAL);
    if (distillation instanceof Distillation.Steps steps) {
      return new StepDistillation(teacher, recipe.diffusion(), steps.count());
    }
    return new BlockDistillation(teacher, student, (Distillation.Blocks) distillation);
  }
}
