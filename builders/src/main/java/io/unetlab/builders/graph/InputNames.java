package io.unetlab.builders.graph;

/**
 * The names of the networks' inputs, as in the forward methods of diffusers and transformers: the
 * code that builds a graph and the code that provides its inputs use the same ones.
 */
public final class InputNames {

  /** The image or the latent. */
  public static final String SAMPLE = "sample";

  /** The time step. */
  public static final String TIMESTEP = "timestep";

  /** The states of the text's tokens. */
  public static final String STATES = "encoder_hidden_states";

  /** The pooled text of Stable Diffusion XL. */
  public static final String POOLED = "text_embeds";

  /** The sizes and the crop of Stable Diffusion XL. */
  public static final String TIME_IDS = "time_ids";

  /** The embedded guidance scale of a distilled network. */
  public static final String GUIDANCE = "timestep_cond";

  /** The class. */
  public static final String LABELS = "class_labels";

  /** The ids of a text's tokens. */
  public static final String TOKENS = "input_ids";

  private InputNames() {}
}
