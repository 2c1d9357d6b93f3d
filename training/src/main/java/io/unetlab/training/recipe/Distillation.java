package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a student learns from a teacher. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface Distillation {

  /**
   * A smaller network: Kim et al. (BK-SDM), arXiv 2305.15798, section 3.2.
   *
   * @param task weight of the usual loss
   * @param output weight of the mean squared error to the teacher's output
   * @param features weight of the sum over the stages of the mean squared errors to the teacher's
   */
  record Blocks(double task, double output, double features) implements Distillation {

    /** As the paper weighs them. */
    public static final Blocks EQUAL = new Blocks(1, 1, 1);
  }

  /**
   * The same network in half as many steps: Salimans and Ho, arXiv 2202.00512, algorithm 2.
   *
   * @param count steps of the student; the teacher takes twice as many
   */
  record Steps(int count) implements Distillation {}
}
