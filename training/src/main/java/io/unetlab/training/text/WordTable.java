package io.unetlab.training.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.text.TextRole;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row for each word plus a row for each position, both trained with the UNet. */
final class WordTable implements CaptionEncoder {

  /** The key of the metadata that lists the words, separated by spaces. */
  static final String WORDS = "words";

  private final Vocabulary vocabulary;
  private final int tokens;
  private final TrainableNetwork network;

  WordTable(Vocabulary vocabulary, int tokens, int width, WeightStore weights) {
    this.vocabulary = vocabulary;
    this.tokens = tokens;
    this.network =
        TrainableNetwork.of(graph(vocabulary.size(), tokens, width), weights, KernelMode.PLAIN);
  }

  /** The network: the weights are {@code token_embedding} and {@code position_embedding}. */
  static Graph graph(int words, int tokens, int width) {
    GraphBuilder graph = new GraphBuilder(SourceLocation.NOWHERE).as(TextRole.EMBEDDING);
    Node ids = graph.input(InputNames.TOKENS, Input.tokens(TensorShape.of(1, tokens)));
    Node rows = graph.add("token_embedding", new Embedding(words, width), ids);
    Node states = graph.add("position_embedding", new AddPositions(tokens, width), rows);
    return graph.build(WORDS, states);
  }

  @Override
  public NDArray states(List<String> captions, NDManager manager) {
    long[] ids = vocabulary.ids(captions, tokens);
    // The backward pass reads the ids, so they belong to the caller's manager too.
    NDArray array = manager.create(ids, new Shape(captions.size(), tokens));
    return network.run(Map.of(InputNames.TOKENS, array)).singletonOrThrow();
  }

  @Override
  public Optional<TrainableNetwork> trained() {
    return Optional.of(network);
  }

  @Override
  public Map<String, String> metadata() {
    return Map.of(WORDS, String.join(" ", vocabulary.words()));
  }

  @Override
  public void close() {
    network.close();
  }
}
