package io.unetlab.training.onestep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.training.text.CaptionEncoder;
import java.util.List;
import java.util.Optional;

/** Of a network without cross-attention. */
final class NoText implements CaptionEncoder {

  @Override
  public NDArray states(List<String> captions, NDManager manager) {
    throw new UnsupportedOperationException("the network reads no text");
  }

  @Override
  public Optional<TrainableNetwork> trained() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
