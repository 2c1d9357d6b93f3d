package io.unetlab.training.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.TrainableNetwork;
import java.util.List;
import java.util.Optional;

/** For networks that read no captions. */
public final class NoCaptions implements CaptionEncoder {

  @Override
  public NDArray states(List<String> captions, NDManager manager) {
    throw new IllegalStateException("the recipe has no text");
  }

  @Override
  public Optional<TrainableNetwork> trained() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
