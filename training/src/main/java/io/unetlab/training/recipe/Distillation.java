package io.unetlab.training.recipe;

/**
 * Losses of a student that learns from a teacher: Kim et al. (BK-SDM), arXiv 2305.15798, equations
 * 2 and 3.
 *
 * @param task weight of the usual loss
 * @param output weight of the mean squared error to the teacher's output
 * @param features weight of the mean squared errors after each level
 */
public record Distillation(double task, double output, double features) {}
