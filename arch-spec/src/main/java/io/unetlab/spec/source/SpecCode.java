package io.unetlab.spec.source;

/**
 * The problems that the language's reader and rules report; {@code docs/problems.md} lists them.
 */
public enum SpecCode implements ProblemCode {
  NOT_READABLE("SPEC001", "The file does not exist or cannot be read."),
  TOO_LARGE("SPEC002", "The file is larger than any real spec; it is not read."),
  NOT_UTF8("SPEC003", "The file is not UTF-8 text."),
  EMPTY("SPEC004", "The file holds no document."),
  SEVERAL_DOCUMENTS("SPEC005", "The file holds more than one document."),
  SYNTAX("SPEC006", "The text is not YAML."),
  TOO_DEEP("SPEC007", "The nesting is deeper than any real spec."),
  ALIAS_BOMB("SPEC008", "Aliases blow the document up beyond any real spec."),
  DUPLICATE_KEY("SPEC009", "A key appears twice in the same map."),
  UNKNOWN_KEY("SPEC010", "The language has no such key."),
  MISSING_KEY("SPEC011", "A required key is missing."),
  WRONG_TYPE("SPEC012", "The value has the wrong type for the key."),
  UNKNOWN_VALUE("SPEC013", "The value is not one of the words allowed for the key."),
  OUT_OF_RANGE("SPEC014", "The number, or the number of items, is outside the key's range."),
  EXTENDS_CYCLE("SPEC015", "Files extend each other in a circle."),
  EXTENDS_MISSING("SPEC016", "The file that is extended cannot be read."),
  BAD_PATH("SPEC017", "The text is not a path, or it points at nothing in the spec."),
  WRONG_KIND("SPEC018", "The file is not of the expected `kind`."),
  GROUPS_DIVIDE_CHANNELS("SPEC020", "GroupNorm's groups do not divide the channels."),
  HEADS_DIVIDE_CHANNELS("SPEC021", "The heads (or their width) do not divide the channels."),
  ONE_OF_HEADS("SPEC022", "Attention needs exactly one of heads and head_width."),
  LIST_LENGTH("SPEC024", "A list of stack depths does not have one depth per stack."),
  NEEDS_ATTENTION("SPEC025", "A transformer has neither self- nor cross-attention."),
  NEEDS_TEXT("SPEC026", "Cross-attention has no text to attend to."),
  WHOLE_FEED_FORWARD("SPEC027", "The feed-forward's ratio gives a width that is not whole."),
  ODD_KERNEL("SPEC028", "An even kernel cannot keep the resolution."),
  TOO_MANY_BLOCKS("SPEC029", "The network has more than 10,000 blocks."),
  UNCOUNTABLE("SPEC030", "The network's counts do not fit 64 bits."),
  EVEN_EMBEDDING(
      "SPEC031", "A sinusoidal embedding needs an even width, above 2 with `freq_shift: 1`."),
  CLASS_EMBEDDING("SPEC032", "A class embedding and its sizes do not fit each other."),
  STACK_DEPTH("SPEC033", "A single attention has a depth above 1."),
  HALVED_AWAY("SPEC034", "Halving without padding leaves nothing of the latent."),
  MIDDLE_GAP("SPEC035", "A middle of one residual block has an attention between two."),
  TAESD_BLOCKS("SPEC036", "A network of TAESD's blocks has parts that they do not have."),
  KV_HEADS("SPEC037", "The key-value heads do not divide the heads."),
  KV_DOWNSAMPLE("SPEC038", "The image is not a multiple of `kv_downsample`."),
  TEXT_PROJECTION("SPEC039", "A text projection has no width to project."),
  PART_MISSING("SPEC050", "The file of a pipeline's part cannot be read."),
  LATENT_CHANNELS("SPEC051", "A decoder reads other latent channels than the UNet predicts."),
  PICTURE_SIZE("SPEC052", "The UNet's latent, the decoder's and the picture do not fit."),
  TEXT_FITS("SPEC053", "The text encoders' states do not fit the text that the UNet reads."),
  POOLED_TEXT("SPEC054", "The pooled text does not fit what the UNet adds to the time."),
  TEXT_ENCODERS("SPEC055", "A text encoder has no place in its pipeline."),
  ONE_PICTURE("SPEC056", "A part of a pipeline has a batch above 1."),
  SAMPLER_SETTING("SPEC057", "A sampler has a setting that its kind does not read."),
  GUIDANCE_SCALE("SPEC058", "Guidance and the UNet of a pipeline do not fit."),
  UNSUPPORTED_CONFIG(
      "SPEC040", "A diffusers config has something that the language does not support."),
  NOT_EXPORTABLE("SPEC041", "The spec has something that a diffusers config cannot express."),
  TEXT_HEADS("SPEC070", "A text encoder's heads do not divide its width."),
  TEXT_FEED_FORWARD("SPEC071", "A text encoder's feed-forward has no whole width, or two."),
  TEXT_LAYERS("SPEC072", "A text encoder skips all its layers."),
  TEXT_OUTPUTS("SPEC073", "A text encoder returns something twice, or something that it lacks."),
  END_OF_TEXT("SPEC074", "The id of the end of text is not in the vocabulary.");

  private final Entry entry;

  SpecCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
