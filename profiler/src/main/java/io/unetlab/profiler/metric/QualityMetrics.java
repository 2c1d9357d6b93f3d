package io.unetlab.profiler.metric;

import static io.unetlab.profiler.metric.Direction.HIGHER_IS_BETTER;
import static io.unetlab.profiler.metric.Direction.LOWER_IS_BETTER;

import java.util.List;
import java.util.Set;

/** The metrics that need an evaluation of a trained network, one line each. */
public final class QualityMetrics {

  /** The one metric that is 0 where nothing is changed. */
  public static final Metric LOSS =
      new Metric(
          "loss",
          "Loss",
          "",
          LOWER_IS_BETTER,
          "Sum of the scores of what was changed, such as how far a removed block moves the output;"
              + " 0 without changes.");

  /** Names of the qualities that are only known of trainings in small. */
  public static final Set<String> SMALL_SCALE =
      Set.of(
          "denoising_loss",
          "caption_gain",
          "caption_accuracy",
          "frechet_distance",
          "sample_precision",
          "sample_recall",
          "clip_score");

  /** What the captions are worth to a trained network. */
  public static final Metric CAPTION_GAIN =
      new Metric(
          "caption_gain",
          "Caption gain",
          "",
          HIGHER_IS_BETTER,
          "Denoising loss without the caption minus that with it; 0 if no text is used.");

  /** Every metric of quality. */
  public static final List<Metric> ALL =
      List.of(
          new Metric(
              "fid",
              "FID",
              "",
              LOWER_IS_BETTER,
              "Fréchet inception distance between generated and real images."),
          new Metric(
              "clip",
              "CLIP score",
              "",
              HIGHER_IS_BETTER,
              "Agreement of generated images with their prompts, by CLIP."),
          new Metric(
              "psnr",
              "PSNR",
              "dB",
              HIGHER_IS_BETTER,
              "Peak signal-to-noise ratio of images that an autoencoder reconstructs."),
          new Metric(
              "ssim",
              "SSIM",
              "",
              HIGHER_IS_BETTER,
              "Structural similarity of reconstructed images to the original ones, up to 1."),
          new Metric(
              "lpips",
              "LPIPS",
              "",
              LOWER_IS_BETTER,
              "Perceptual distance of reconstructed images from the original ones, from 0."),
          new Metric(
              "denoising_loss",
              "Denoising loss",
              "",
              LOWER_IS_BETTER,
              "Mean squared error of the prediction on held-out data at fixed noise levels and noise,"
                  + " at the small scale of a recipe."),
          CAPTION_GAIN,
          new Metric(
              "caption_accuracy",
              "Caption accuracy",
              "",
              HIGHER_IS_BETTER,
              "Share of the words of captions that a small classifier finds in sampled pictures."),
          new Metric(
              "frechet_distance",
              "Fréchet distance",
              "",
              LOWER_IS_BETTER,
              "Fréchet distance between features of sampled and real pictures, of a classifier other"
                  + " than Inception; not comparable with FID."),
          new Metric(
              "sample_precision",
              "Sample precision",
              "",
              HIGHER_IS_BETTER,
              "Share of the sampled pictures that lie among real ones in feature space."),
          new Metric(
              "sample_recall",
              "Sample recall",
              "",
              HIGHER_IS_BETTER,
              "Share of the real pictures that lie among sampled ones in feature space."),
          new Metric(
              "clip_score",
              "Sampled CLIP score",
              "",
              HIGHER_IS_BETTER,
              "Cosine of the embeddings of sampled pictures and of their captions, at the small scale"
                  + " of a recipe and by the ONNX file that it names; not comparable with CLIP."),
          LOSS);

  private QualityMetrics() {}
}
