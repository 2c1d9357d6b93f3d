package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.pipeline.BetaSchedule;
import io.unetlab.spec.pipeline.Prediction;
import io.unetlab.spec.pipeline.Spacing;
import io.unetlab.spec.yaml.Scalars;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of all schedulers' configs together: a config that was made from another class's keeps
 * its keys, and each class reads its own. Only what was true in training is taken from them; the
 * sampler is the pipeline's.
 */
final class SchedulerKeys {

  static final KeyTable TABLE = new KeyTable();

  static final Supported<Integer> TRAIN_STEPS =
      TABLE.supported("num_train_timesteps", Scalars.whole(1, 1_000_000), 1000);
  static final Supported<Optional<Double>> BETA_START =
      TABLE.optional("beta_start", Scalars.decimal(1e-9, 0.999));
  static final Supported<Optional<Double>> BETA_END =
      TABLE.optional("beta_end", Scalars.decimal(1e-9, 0.999));
  static final Supported<Optional<BetaSchedule>> BETA_SCHEDULE =
      TABLE.optional(
          "beta_schedule",
          KeyTable.name(
              Map.of(
                  "linear", BetaSchedule.LINEAR,
                  "scaled_linear", BetaSchedule.SCALED_LINEAR,
                  "squaredcos_cap_v2", BetaSchedule.SQUAREDCOS_CAP_V2)));
  static final Supported<Prediction> PREDICTION =
      TABLE.supported(
          "prediction_type",
          KeyTable.name(
              Map.of(
                  "epsilon", Prediction.EPSILON,
                  "v_prediction", Prediction.V_PREDICTION,
                  "sample", Prediction.SAMPLE)),
          Prediction.EPSILON);
  static final Supported<Integer> OFFSET = TABLE.supported("steps_offset", KeyTable.zeroOrOne(), 0);
  static final Supported<Optional<Boolean>> ENDS_CLEAN =
      TABLE.optional("set_alpha_to_one", Scalars.flag());
  static final Supported<Optional<Spacing>> SPACING =
      TABLE.optional(
          "timestep_spacing",
          KeyTable.name(
              Map.of(
                  "leading", Spacing.LEADING,
                  "trailing", Spacing.TRAILING,
                  "linspace", Spacing.LINSPACE)));
  static final Supported<Optional<Boolean>> KARRAS =
      TABLE.optional("use_karras_sigmas", Scalars.flag());

  static {
    TABLE.add(
        Fixed.unset("trained_betas", "replaces the noise of training"),
        Fixed.off("rescale_betas_zero_snr", "changes the noise of training"),
        Fixed.off("thresholding", "cuts off the predicted picture"),
        Fixed.off("use_flow_sigmas", "samples a flow, not a diffusion"),
        Fixed.number("original_inference_steps", "changes LCM's timesteps", "50"),
        Fixed.number("timestep_scaling", "changes LCM's boundary conditions", "10"));
    // Of the pictures themselves: Stable Diffusion's pipelines do not clip latents.
    TABLE.ignore(
        "clip_sample", "clip_sample_range", "dynamic_thresholding_ratio", "sample_max_value");
    // How a class samples.
    TABLE.ignore(
        "algorithm_type",
        "disable_corrector",
        "euler_at_final",
        "final_sigmas_type",
        "flow_shift",
        "interpolation_type",
        "lambda_min_clipped",
        "lower_order_final",
        "predict_x0",
        "sigma_max",
        "sigma_min",
        "skip_prk_steps",
        "solver_order",
        "solver_p",
        "solver_type",
        "time_shift_type",
        "timestep_type",
        "use_beta_sigmas",
        "use_dynamic_shifting",
        "use_exponential_sigmas",
        "use_lu_lambdas",
        "variance_type");
  }

  private SchedulerKeys() {}
}
