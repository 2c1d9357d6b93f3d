package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;

/**
 * Captioned pictures, in an order that never changes. Those that training sees and those that are
 * held out are numbered apart, each from 0.
 */
public interface Corpus {

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

  /** What determines every example: two corpora with one identity have the same examples. */
  String identity();
}
