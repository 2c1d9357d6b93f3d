package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of transformers' CLIPTextConfig, with its defaults there. The keys that every config of
 * transformers may have concern the generation of text and training, which no encoder depends on.
 */
final class ClipKeys {

  /** Of CLIPTextModel. */
  static final KeyTable TABLE = new KeyTable();

  /** The same keys, of CLIPTextModelWithProjection. */
  static final KeyTable PROJECTED = new KeyTable();

  /** transformers' name of each activation. */
  static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "quick_gelu", Activation.QUICK_GELU,
          "gelu", Activation.GELU,
          "relu", Activation.RELU,
          "silu", Activation.SILU,
          "swish", Activation.SILU);

  private static final ValueType<Integer> COUNT = Scalars.count();

  static final Supported<Integer> VOCAB_SIZE = TABLE.supported("vocab_size", COUNT, 49408);
  static final Supported<Integer> HIDDEN_SIZE = TABLE.supported("hidden_size", COUNT, 512);
  static final Supported<Integer> INTERMEDIATE_SIZE =
      TABLE.supported("intermediate_size", COUNT, 2048);
  static final Supported<Integer> NUM_HIDDEN_LAYERS =
      TABLE.supported("num_hidden_layers", Scalars.whole(1, 1000), 12);
  static final Supported<Integer> NUM_ATTENTION_HEADS =
      TABLE.supported("num_attention_heads", COUNT, 8);
  static final Supported<Integer> MAX_POSITION_EMBEDDINGS =
      TABLE.supported("max_position_embeddings", COUNT, 77);
  static final Supported<Activation> HIDDEN_ACT =
      TABLE.supported("hidden_act", KeyTable.name(ACTIVATIONS), Activation.QUICK_GELU);
  static final Supported<Double> LAYER_NORM_EPS =
      TABLE.supported("layer_norm_eps", Scalars.decimal(1e-12, 1), 1e-5);

  /** Empty for null; 2 stands for the highest id, whatever it is. */
  static final Supported<Optional<Integer>> EOS_TOKEN_ID =
      TABLE.supported(
          "eos_token_id", KeyTable.orNull(Scalars.whole(0, 999_999)), Optional.of(49407));

  /** Stated by every config, also of the class without a projection. */
  static final Supported<Integer> PROJECTION_DIM = TABLE.supported("projection_dim", COUNT, 512);

  static {
    TABLE.add(
        Fixed.off("add_cross_attention", "attends to another text"),
        Fixed.off("is_decoder", "attends to the tokens before it only, in another way"),
        Fixed.off("is_encoder_decoder", "has a second network"));
    TABLE.ignore(
        ClipConfig.ARCHITECTURES,
        ClipConfig.TYPE,
        "torch_dtype",
        "dtype",
        "transformers_version",
        "attention_dropout",
        "dropout",
        "initializer_factor",
        "initializer_range",
        "gradient_checkpointing",
        "bos_token_id",
        "pad_token_id",
        "sep_token_id",
        "decoder_start_token_id");
    TABLE.ignore(
        "bad_words_ids",
        "begin_suppress_tokens",
        "chunk_size_feed_forward",
        "cross_attention_hidden_size",
        "diversity_penalty",
        "do_sample",
        "early_stopping",
        "encoder_no_repeat_ngram_size",
        "exponential_decay_length_penalty",
        "finetuning_task",
        "forced_bos_token_id",
        "forced_eos_token_id",
        "id2label",
        "label2id",
        "length_penalty",
        "max_length",
        "min_length",
        "no_repeat_ngram_size",
        "num_beam_groups",
        "num_beams",
        "num_return_sequences",
        "output_attentions",
        "output_hidden_states",
        "output_scores",
        "prefix",
        "problem_type",
        "pruned_heads",
        "remove_invalid_values",
        "repetition_penalty",
        "return_dict",
        "return_dict_in_generate",
        "suppress_tokens",
        "task_specific_params",
        "temperature",
        "tf_legacy_loss",
        "tie_encoder_decoder",
        "tie_word_embeddings",
        "tokenizer_class",
        "top_k",
        "top_p",
        "torchscript",
        "typical_p",
        "use_bfloat16",
        "use_cache");
    TABLE.names().forEach(name -> PROJECTED.add(TABLE.named(name).orElseThrow()));
  }

  private ClipKeys() {}
}
