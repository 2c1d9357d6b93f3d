package io.unetlab.builders.djl;

/**
 * An optimizer's step in TorchScript, with the settings as constants: over all weights in one call,
 * which takes a few milliseconds where a call for each weight takes ten times that. A norm that is
 * not finite changes nothing but the gradients, which are zero afterwards.
 */
final class OptimizerScript {

  private static final String STEP =
      """
        def step(self: __torch__.Optimizer,
          weights: List[Tensor],
          gradients: List[Tensor],
          first: List[Tensor],
          second: List[Tensor],
          averages: List[Tensor],
          number: int,
          rate: float,
          kept: float) -> float:
          numbers = annotate(List[Tensor], [])
          norm = torch.norm(torch.stack(torch._foreach_norm(gradients, 2)))
          for i in range(torch.len(weights)):
            _0 = torch.append(numbers, torch.full_like(norm, number))
          if bool(torch.isfinite(norm)):
            CLIP
            UPDATE
            AVERAGE
          else:
            pass
          torch._foreach_zero_(gradients)
          return float(norm)
      """;

  /** As {@code torch.nn.utils.clip_grad_norm_} computes it. */
  private static final String CLIP =
      "torch._foreach_mul_(gradients, torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm,"
          + " 9.9999999999999995e-07)), LIMIT), 1))";

  private static final String ADAM =
      "torch._fused_RULE_(weights, gradients, first, second, annotate(List[Tensor], []), numbers,"
          + " lr=rate, beta1=BETA1, beta2=BETA2, weight_decay=DECAY, eps=EPSILON, amsgrad=False,"
          + " maximize=False)";

  private static final String SGD =
      "torch._fused_sgd_(weights, gradients, first, weight_decay=DECAY, momentum=BETA1, lr=rate,"
          + " dampening=0., nesterov=False, maximize=False, is_first_step=False)";

  private static final String AVERAGE =
      "torch._foreach_lerp_(averages, weights, torch.sub(1., kept))";

  private OptimizerScript() {}

  static TorchModule of(OptimizerSettings settings) {
    String update =
        switch (settings.kind()) {
          case ADAMW -> ADAM.replace("RULE", "adamw");
          case ADAM -> ADAM.replace("RULE", "adam");
          case SGD -> SGD;
        };
    String script =
        STEP.replace(
                "CLIP",
                settings.clip().isPresent()
                    ? CLIP.replace("LIMIT", String.valueOf(settings.clip().getAsDouble()))
                    : "pass")
            .replace("UPDATE", update)
            .replace("AVERAGE", settings.ema().isPresent() ? AVERAGE : "pass")
            .replace("BETA1", String.valueOf(settings.beta1()))
            .replace("BETA2", String.valueOf(settings.beta2()))
            .replace("DECAY", String.valueOf(settings.weightDecay()))
            .replace("EPSILON", String.valueOf(settings.epsilon()));
    return new TorchModule("Optimizer", script);
  }
}
