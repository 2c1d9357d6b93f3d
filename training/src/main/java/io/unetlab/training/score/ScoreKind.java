package io.unetlab.training.score;

/** How a changed network is compared with the trained one; both are 0 without a change. */
public enum ScoreKind {
  /**
   * The mean squared difference between the outputs of the two, on the same noised pictures: the
   * score of LAPTOP-Diff (Zhang et al., arXiv 2404.11098), which adds up the scores of the layers
   * that are removed.
   */
  OUTPUT_ERROR,
  /**
   * By how much the denoising loss on held-out pictures rises: the change of quality in
   * SnapFusion's evolution (Li et al., arXiv 2306.00980, Algorithm 1), which takes the CLIP score.
   * Below 0 if the change helps.
   */
  LOSS_CHANGE
}
