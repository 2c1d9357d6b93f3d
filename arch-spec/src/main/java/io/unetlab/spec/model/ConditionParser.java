package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.VariantType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of what a UNet is conditioned on: the text, the time embedding and what is added to it
 * (class labels, pooled text and sizes).
 */
final class ConditionParser {

  private static final ScalarType<Integer> COUNT = Scalars.count();

  static final Key<Integer> TOKENS = required("tokens", COUNT, "Length of the text, in tokens.");
  static final Key<Integer> TEXT_WIDTH =
      required("width", COUNT, "Width of the text that cross-attention reads.");
  static final Key<Integer> ENCODER_HID_DIM =
      optional(
          "encoder_hid_dim",
          COUNT,
          "Width of the text encoder's output, where a projection makes it `width` wide.");
  static final Key<TextProjection> ENCODER_HID_DIM_TYPE =
      optional(
              "encoder_hid_dim_type",
              ChoiceType.of(TextProjection.class),
              "The projection: a linear layer, or with an RMS norm after it.")
          .or("text_proj");
  static final Key<Optional<TextSpec>> TEXT =
      required(
          "text",
          new NoneOrType<>(
              new MapType<>(
                  "text",
                  List.of(TOKENS, TEXT_WIDTH, ENCODER_HID_DIM, ENCODER_HID_DIM_TYPE),
                  map ->
                      new TextSpec(
                          map.get(TOKENS),
                          map.get(TEXT_WIDTH),
                          map.find(ENCODER_HID_DIM),
                          map.get(ENCODER_HID_DIM_TYPE)))),
          "What cross-attention attends to, or none.");

  static final String TEXT_TIME = "text_time";
  static final String TIME_IDS = "time";
  static final Key<String> EXTRA_KIND = kind(TEXT_TIME);
  private static final Key<String> TIME_IDS_KIND = kind(TIME_IDS);
  static final Key<Integer> POOLED_WIDTH =
      required("pooled_width", COUNT, "Width of the pooled text vector.");
  static final Key<Integer> IDS =
      required("ids", COUNT, "How many numbers; 6 in Stable Diffusion XL, 2 in DreamLite.");
  static final Key<Integer> ID_WIDTH =
      required("id_width", COUNT, "Width of each number's sinusoidal embedding.");
  private static final MapType<TextTimeSpec> TEXT_TIME_MAP =
      new MapType<>(
          "extra",
          List.of(EXTRA_KIND, POOLED_WIDTH, IDS, ID_WIDTH),
          map -> new TextTimeSpec(map.get(POOLED_WIDTH), map.get(IDS), map.get(ID_WIDTH)));
  private static final MapType<TimeIdsSpec> TIME_IDS_MAP =
      new MapType<>(
          "extra",
          List.of(TIME_IDS_KIND, IDS, ID_WIDTH),
          map -> new TimeIdsSpec(map.get(IDS), map.get(ID_WIDTH)));
  static final Key<Optional<ExtraSpec>> EXTRA =
      optional(
              "extra",
              new NoneOrType<>(new VariantType<ExtraSpec>("kind", variants())),
              "The embedding of sizes, added to the time's, with or without a pooled text, or"
                  + " none.")
          .or("none");

  static final Key<Integer> TIME_COND_PROJ_DIM =
      optional(
          "time_cond_proj_dim",
          COUNT,
          "Width of timestep_cond, which a linear layer adds to the sinusoids.");
  static final Key<Boolean> FLIP_SIN_TO_COS =
      optional(
              "flip_sin_to_cos",
              Scalars.flag(),
              "Whether cosines come before sines in sinusoidal embeddings.")
          .or("true");
  static final Key<Integer> FREQ_SHIFT =
      optional(
              "freq_shift",
              Scalars.whole(0, 1),
              "1 spaces the frequencies of sinusoidal embeddings from 1 to 1/10000.")
          .or("0");
  static final Key<TimeSpec> TIME =
      optional(
              "time",
              new MapType<>(
                  "time",
                  List.of(TIME_COND_PROJ_DIM, FLIP_SIN_TO_COS, FREQ_SHIFT),
                  map ->
                      new TimeSpec(
                          map.find(TIME_COND_PROJ_DIM),
                          map.get(FLIP_SIN_TO_COS),
                          map.get(FREQ_SHIFT))),
              "The time embedding.")
          .or("{}");

  static final Key<ClassEmbedding.Type> CLASS_EMBED_TYPE =
      optional(
              "class_embed_type",
              ChoiceType.of(ClassEmbedding.Type.class),
              "What makes a vector of the labels.")
          .or("learned");
  static final Key<Integer> NUM_CLASS_EMBEDS =
      optional("num_class_embeds", COUNT, "Number of classes of a learned embedding.");
  static final Key<Integer> CLASS_INPUT_DIM =
      optional(
          "projection_class_embeddings_input_dim", COUNT, "Width of the labels of a projection.");
  static final Key<Boolean> CLASS_CONCAT =
      optional(
              "class_embeddings_concat",
              Scalars.flag(),
              "Whether it is concatenated with the time embedding instead of added.")
          .or("false");
  static final Key<Optional<ClassEmbedding>> CLASSES =
      optional(
              "class_embedding",
              new NoneOrType<>(
                  new MapType<>(
                      "class_embedding",
                      List.of(CLASS_EMBED_TYPE, NUM_CLASS_EMBEDS, CLASS_INPUT_DIM, CLASS_CONCAT),
                      map ->
                          new ClassEmbedding(
                              map.get(CLASS_EMBED_TYPE),
                              map.find(NUM_CLASS_EMBEDS),
                              map.find(CLASS_INPUT_DIM),
                              map.get(CLASS_CONCAT)))),
              "The embedding of class labels, added to the time's, or none.")
          .or("none");

  private ConditionParser() {}

  private static Key<String> kind(String word) {
    return required("kind", Scalars.word(word), "Which embedding.");
  }

  private static Map<String, MapType<? extends ExtraSpec>> variants() {
    Map<String, MapType<? extends ExtraSpec>> variants = new LinkedHashMap<>();
    variants.put(TEXT_TIME, TEXT_TIME_MAP);
    variants.put(TIME_IDS, TIME_IDS_MAP);
    return variants;
  }
}
