package io.unetlab.training.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.unetlab.builders.djl.TrainableNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns captions into what a network reads, N x tokens x width. */
public interface CaptionEncoder extends AutoCloseable {

  /**
   * The states of captions; the empty caption has its own. Recorded within a {@link
   * io.unetlab.builders.djl.Recording} if the encoder is trained.
   *
   * @param manager owns the result
   */
  NDArray states(List<String> captions, NDManager manager);

  /** The network that is trained with the UNet; empty if the encoder is fixed. */
  Optional<TrainableNetwork> trained();

  /**
   * What a file of the trained weights has to state in its metadata for {@link CaptionEncoders} to
   * read it back; empty if the encoder is fixed.
   */
  default Map<String, String> metadata() {
    return Map.of();
  }

  @Override
  void close();
}
