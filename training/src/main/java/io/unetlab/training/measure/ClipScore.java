package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.ort.OrtModel;
import io.unetlab.builders.tokenizer.PromptTokenizer;
import io.unetlab.builders.tokenizer.TokenizerFolder;
import io.unetlab.builders.tokenizer.Tokens;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.recipe.ClipModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cosine of the embeddings of a picture and of its caption, not below 0, by a user's ONNX file:
 * Hessel et al., arXiv 2104.08718, equation 1 without its factor 2.5; from 0 to 1. The file reads
 * pictures and token ids (and, if it wants, an attention mask) and writes {@code image_embeds} and
 * {@code text_embeds}, as Hugging Face exports CLIP.
 */
final class ClipScore implements AutoCloseable {

  private static final String IMAGE_EMBEDS = "image_embeds";
  private static final String TEXT_EMBEDS = "text_embeds";
  private static final Set<String> EMBEDS = Set.of(IMAGE_EMBEDS, TEXT_EMBEDS);
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final int USUAL_LENGTH = 77;

  private final Path file;
  private final OrtModel loaded;
  private final OnnxPictures pictures;
  private final PromptTokenizer tokenizer;
  private final Map<String, List<Long>> inputs;

  private ClipScore(
      ClipModel model, OrtModel loaded, TensorShape shape, PromptTokenizer tokenizer) {
    this.file = model.pictures().file();
    this.loaded = loaded;
    this.tokenizer = tokenizer;
    this.inputs = loaded.inputDims();
    this.pictures = OnnxPictures.of(model.pictures(), loaded, shape);
    if (!inputs.containsKey(IDS)) {
      throw OnnxPictures.unusable(
          MeasureCode.OTHER_INPUTS,
          file,
          "expected an input " + IDS + ", found " + inputs.keySet(),
          "it reads captions");
    }
    Set<String> known = Set.of(IDS, MASK, pictures.input());
    if (!known.containsAll(inputs.keySet())) {
      throw OnnxPictures.unusable(
          MeasureCode.OTHER_INPUTS,
          file,
          "expected the inputs " + new TreeSet<>(known) + ", found " + inputs.keySet(),
          "export CLIP without further inputs");
    }
  }

  /**
   * Loads the file and its tokenizer.
   *
   * @param shape of the pictures, 1 x 3 x H x W
   * @throws io.unetlab.spec.source.SpecException if either cannot be used
   */
  static ClipScore open(ClipModel model, TensorShape shape) {
    Problems problems = new Problems();
    Optional<PromptTokenizer> tokenizer = TokenizerFolder.read(model.tokenizer(), problems);
    problems.throwIfErrors();
    OrtModel loaded = OnnxPictures.load(model.pictures().file());
    try {
      return new ClipScore(model, loaded, shape, tokenizer.orElseThrow());
    } catch (RuntimeException e) {
      loaded.close();
      tokenizer.orElseThrow().close();
      throw e;
    }
  }

  /** The score of each picture with its caption. */
  List<Double> scores(List<float[]> all, List<String> captions) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      scores.add(score(all.get(i), captions.get(i)));
    }
    return scores;
  }

  // Pair by pair: of several, exports compare each picture with each text.
  private double score(float[] picture, String caption) {
    List<Tensor> given = new ArrayList<>(text(caption));
    given.add(pictures.tensor(List.of(picture)));
    Map<String, float[]> outputs = new LinkedHashMap<>();
    OnnxPictures.run(loaded, file, given).stream()
        .filter(it -> EMBEDS.contains(it.name()))
        .forEach(it -> outputs.put(it.name(), first(it)));
    float[] image = outputs.get(IMAGE_EMBEDS);
    float[] text = outputs.get(TEXT_EMBEDS);
    if (image == null || text == null || image.length != text.length) {
      throw OnnxPictures.unusable(
          MeasureCode.OTHER_OUTPUTS,
          file,
          "expected the outputs image_embeds and text_embeds, found " + outputs.keySet(),
          "export CLIP with its projections");
    }
    return Math.max(0, cosine(image, text));
  }

  private List<Tensor> text(String caption) {
    List<Long> dims = inputs.getOrDefault(IDS, List.of());
    long length = dims.get(dims.size() - 1);
    int tokens = length > 0 ? Math.toIntExact(length) : USUAL_LENGTH;
    Tokens read = tokenizer.encode(caption, tokens);
    long[] ids = read.ids().stream().mapToLong(Integer::longValue).toArray();
    long[] mask = new long[tokens];
    Arrays.fill(mask, 0, Math.min(tokens, read.used()), 1);
    TensorShape shape = TensorShape.of(1, tokens);
    return List.of(Tensor.ofWholes(IDS, shape, ids), Tensor.ofWholes(MASK, shape, mask));
  }

  private float[] first(Tensor output) {
    OnnxPictures.requireRows(output, 1, file);
    float[] all = output.floats();
    return Arrays.copyOf(all, Math.toIntExact(all.length / output.dims().get(0)));
  }

  static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Override
  public void close() {
    loaded.close();
    tokenizer.close();
  }
}
