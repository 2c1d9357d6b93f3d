package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import java.util.List;

/** A corpus whose pictures are encoded when they are read. */
record LatentCorpus(Corpus pictures, LatentCodec codec) implements Corpus {

  @Override
  public TensorShape shape() {
    return codec.latentShape();
  }

  @Override
  public int size() {
    return pictures.size();
  }

  @Override
  public int heldOut() {
    return pictures.heldOut();
  }

  @Override
  public Example example(int index) {
    return encoded(pictures.example(index));
  }

  @Override
  public Example heldOutExample(int index) {
    return encoded(pictures.heldOutExample(index));
  }

  private Example encoded(Example picture) {
    return new Example(codec.encode(picture.image()), picture.caption());
  }

  @Override
  public String caption(int index) {
    return pictures.caption(index);
  }

  @Override
  public String heldOutCaption(int index) {
    return pictures.heldOutCaption(index);
  }

  @Override
  public List<String> words() {
    return pictures.words();
  }

  @Override
  public String identity() {
    return pictures.identity() + "; " + codec.identity();
  }
}
