package io.unetlab.training.distill;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.unetlab.builders.djl.Constant;
import io.unetlab.builders.graph.Graph;
import io.unetlab.training.data.Batch;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.Noised;
import io.unetlab.training.diffusion.Objective;
import io.unetlab.training.recipe.Distillation;

/**
 * The loss of a smaller student: Kim et al. (BK-SDM), arXiv 2305.15798, section 3.2: the usual
 * loss, the squared error to the teacher's output, and the sum over the stages of the squared
 * errors to the teacher's features. The squared errors of outputs have the usual loss's weights.
 */
public final class BlockDistillation implements Objective {

  private final Denoiser teacher;
  private final Distillation.Blocks weights;
  private final StageOutputs stages;

  /**
   * @param teacher is frozen
   */
  public BlockDistillation(Denoiser teacher, Graph student, Distillation.Blocks weights) {
    this.teacher = teacher;
    this.weights = weights;
    this.stages = StageOutputs.of(teacher.unet().graph(), student);
    teacher.freeze();
  }

  @Override
  public NDArray loss(Denoiser student, Noised noised, Batch batch) {
    NDList theirs =
        teacher.run(noised.input(), noised.timesteps(), batch.captions(), stages.teacher());
    NDList own =
        student.run(noised.input(), noised.timesteps(), batch.captions(), stages.student());
    NDArray loss = weighted(noised.loss(own.get(0)), weights.task());
    NDArray output = own.get(0).sub(theirs.get(0)).square().mul(noised.weights()).mean();
    loss = loss.add(weighted(output, weights.output()));
    for (int i = 1; i < own.size(); i++) {
      NDArray feature = own.get(i).sub(theirs.get(i)).square().mean();
      loss = loss.add(weighted(feature, weights.features()));
    }
    return loss;
  }

  private static NDArray weighted(NDArray loss, double weight) {
    return loss.mul(Constant.of(loss.getManager(), weight));
  }
}
