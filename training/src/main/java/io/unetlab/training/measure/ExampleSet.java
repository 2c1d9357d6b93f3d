package io.unetlab.training.measure;

import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.training.data.Corpus;
import io.unetlab.training.data.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * The examples that networks are judged on, the same for each: evenly spaced over the corpus, since
 * neighbours in a folder resemble each other. Each has its own noise, at each level another.
 *
 * @param indices of the examples in the corpus
 * @param noiseSeed of noise that no training sees: its noise has other seeds
 */
record ExampleSet(List<Integer> indices, List<Example> examples, long noiseSeed) {

  private static final long HELD_OUT_NOISE = 0x68_65_6C_64L;
  private static final long SEEN_NOISE = 0x73_65_65_6EL;

  private static final long BETWEEN_NOISE = 0x62_65_74_77L;

  ExampleSet {
    indices = List.copyOf(indices);
    examples = List.copyOf(examples);
  }

  /** Examples that training never sees; all of them if there are no more than asked for. */
  static ExampleSet heldOut(Corpus corpus, int most) {
    List<Integer> indices = spaced(corpus.heldOut(), most);
    List<Example> examples = indices.stream().map(corpus::heldOutExample).toList();
    return new ExampleSet(indices, examples, HELD_OUT_NOISE);
  }

  /** Examples that training sees. */
  static ExampleSet seen(Corpus corpus, int most) {
    List<Integer> indices = spaced(corpus.size(), most);
    List<Example> examples = indices.stream().map(corpus::example).toList();
    return new ExampleSet(indices, examples, SEEN_NOISE);
  }

  /**
   * Examples that neither training nor a judgement sees, if enough are held out: those in the
   * middle between a judgement's. Without held-out examples, examples that training sees.
   */
  static ExampleSet between(Corpus corpus, int most) {
    boolean held = corpus.heldOut() > 1;
    int available = held ? corpus.heldOut() : corpus.size();
    int half = available / (2 * Math.min(available, most));
    List<Integer> indices = spaced(available, most).stream().map(it -> it + half).toList();
    return new ExampleSet(
        indices,
        indices.stream().map(held ? corpus::heldOutExample : corpus::example).toList(),
        BETWEEN_NOISE);
  }

  private static List<Integer> spaced(int available, int most) {
    int count = Math.min(available, most);
    List<Integer> indices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      indices.add((int) ((long) i * available / count));
    }
    return indices;
  }

  int size() {
    return examples.size();
  }

  List<String> captions() {
    return examples.stream().map(Example::caption).toList();
  }

  /**
   * Noise of variance 1.
   *
   * @param index of the example
   * @param use tells the noise of one level, or of one step, from another's
   */
  double[] noise(int index, int use, int count) {
    return new SeededNoise(noiseSeed ^ (long) index << 32).noise(use, count);
  }
}
