package io.unetlab.spec.diffusers;

import java.util.Set;

/**
 * Keys that public tools write into a model's config in addition to those of its class. They say
 * nothing about the network: diffusers warns and ignores them, and so does the import.
 */
final class ForeignKeys {

  private static final Set<String> NAMES =
      Set.of(
          // the state of diffusers' EMAModel
          "decay",
          "min_decay",
          "optimization_step",
          "update_after_step",
          "use_ema_warmup",
          "inv_gamma",
          "power",
          // transformers' notes
          "architectures",
          "model_type",
          "torch_dtype",
          "dtype",
          "transformers_version",
          // how weights are stored or compiled
          "quantization_config",
          "compression_config",
          "neuron",
          // of the Flax class: memory and layout only
          "use_memory_efficient_attention",
          "split_head_dim");

  private ForeignKeys() {}

  /** Diffusers' own notes start with an underscore. */
  static boolean isNote(String name) {
    return name.startsWith("_");
  }

  static boolean contains(String name) {
    return NAMES.contains(name);
  }
}
