package io.unetlab.training.recipe;

/** What a trained network is judged by; each has its class in {@code training.measure}. */
public enum Measure {
  DENOISING_LOSS,
  CAPTION_GAIN,
  CAPTION_ACCURACY,
  FRECHET_DISTANCE,
  SAMPLE_PRECISION,
  SAMPLE_RECALL,
  CLIP_SCORE,
  PSNR,
  SSIM,
  LPIPS
}
