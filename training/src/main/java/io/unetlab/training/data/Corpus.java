package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Captioned pictures, in an order that never changes. Those that training sees and those that are
 * held out are numbered apart, each from 0.
 */
public interface Corpus extends AutoCloseable {

  /** Shape of a picture as the network sees it, 1 x C x H x W. */
  TensorShape shape();

  /** The number of examples to train on. */
  int size();

  /** The number of examples held out. */
  int heldOut();

  /** An example to train on. */
  Example example(int index);

  /** An example held out. */
  Example heldOutExample(int index);

  /** The caption of an example to train on, without its picture. */
  default String caption(int index) {
    return example(index).caption();
  }

  /** The caption of an example held out, without its picture. */
  default String heldOutCaption(int index) {
    return heldOutExample(index).caption();
  }

  /** The words of the captions to train on, in lower case, the most frequent first. */
  default List<String> words() {
    return Words.byFrequency(IntStream.range(0, size()).mapToObj(this::caption));
  }

  /** What determines every example: two corpora with one identity have the same examples. */
  String identity();

  /** Frees what it has open; most have nothing. */
  @Override
  default void close() {}
}
