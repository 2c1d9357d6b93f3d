package io.unetlab.training.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.tokenizer.PromptTokenizer;
import io.unetlab.builders.tokenizer.TokenizerFolder;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.training.data.FrozenNetwork;
import io.unetlab.training.recipe.TextSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text encoder of the language, which is not trained: the penultimate states if it returns them,
 * else the last ones. The states of a caption are computed once and kept while there is room.
 */
final class FrozenText implements CaptionEncoder {

  /** Bytes of states that are kept: those used last. */
  private static final long ROOM = 512L << 20;

  /** Those of the least recently used captions are dropped. */
  private static final class Kept extends LinkedHashMap<String, float[]> {

    private static final long serialVersionUID = 1;
    private final long most;

    Kept(long most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
      return size() > most;
    }
  }

  private final FrozenNetwork<TextEncoderSpec> network;
  private final PromptTokenizer tokenizer;
  private final int output;
  private final TensorShape shape;
  private final Kept kept; // guarded by this

  private FrozenText(
      FrozenNetwork<TextEncoderSpec> network, PromptTokenizer tokenizer, int output) {
    this.network = network;
    this.tokenizer = tokenizer;
    this.output = output;
    this.shape = network.graph().outputs().get(output).node().shape();
    this.kept = new Kept(Math.max(1, ROOM / Float.BYTES / shape.elements()));
  }

  /**
   * Opens a text encoder.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with its files
   */
  static FrozenText open(TextSource.Encoder source) {
    Problems problems = new Problems();
    Optional<FrozenNetwork<TextEncoderSpec>> network =
        FrozenNetwork.read(NetworkKinds.TEXT_ENCODER, source.network(), source.weights(), problems);
    Optional<PromptTokenizer> tokenizer = TokenizerFolder.read(source.tokenizer(), problems);
    int output =
        network.flatMap(it -> TextStates.output(it.spec(), it.graph(), problems)).orElse(-1);
    if (network.isPresent() && tokenizer.isPresent()) {
      checkVocabulary(network.get().spec(), tokenizer.get(), source, problems);
    }
    if (problems.hasErrors()) {
      tokenizer.ifPresent(PromptTokenizer::close);
    }
    problems.throwIfErrors();
    return new FrozenText(network.orElseThrow(), tokenizer.orElseThrow(), output);
  }

  private static void checkVocabulary(
      TextEncoderSpec encoder,
      PromptTokenizer tokenizer,
      TextSource.Encoder source,
      Problems problems) {
    if (tokenizer.highest() >= encoder.vocabulary()) {
      String message =
          "the tokenizer's numbers reach "
              + tokenizer.highest()
              + ", and the vocabulary of the text encoder has "
              + encoder.vocabulary()
              + " tokens";
      Source folder = new Source(source.tokenizer().toString(), "");
      problems.error(FitCode.VOCABULARY, folder.at(1, 1), "", message);
    }
  }

  @Override
  public synchronized NDArray states(List<String> captions, NDManager manager) {
    int count = Math.toIntExact(shape.elements());
    float[] all = new float[captions.size() * count];
    for (int i = 0; i < captions.size(); i++) {
      float[] states = kept.computeIfAbsent(captions.get(i), this::encode);
      System.arraycopy(states, 0, all, i * count, count);
    }
    return manager.create(all, new Shape(captions.size(), shape.dim(1), shape.dim(2)));
  }

  private float[] encode(String caption) {
    int tokens = network.spec().tokens();
    long[] ids =
        tokenizer.encode(caption, tokens).ids().stream().mapToLong(Integer::longValue).toArray();
    Tensor input = Tensor.ofWholes(InputNames.TOKENS, TensorShape.of(1, tokens), ids);
    return network.run(input).get(output).floats();
  }

  @Override
  public Optional<TrainableNetwork> trained() {
    return Optional.empty();
  }

  @Override
  public void close() {
    network.close();
    tokenizer.close();
  }
}
