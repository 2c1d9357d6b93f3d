package io.unetlab.builders.weights;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Weight;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a file has few or none of a network's weights, if its names show it.
 *
 * @param statement what the file is, as a clause
 * @param remedy what to do instead; may be empty
 */
public record FileReason(WeightCode code, String statement, String remedy) {

  private static final Pattern SHARD = Pattern.compile("-\\d{5}-of-(?!00001)\\d{5}\\.\\w+$");

  /** Names of the original code that are left when its blocks could not be told apart. */
  private static final Pattern ORIGINAL =
      Pattern.compile("(^|\\.)(input_blocks|output_blocks|middle_block)\\.\\d");

  /** The reason, for the names that the file has. */
  public static Optional<FileReason> of(WeightStore file, Graph graph) {
    return of(file, file, graph);
  }

  /**
   * The same for a file of several parts.
   *
   * @param own the part that was read
   */
  static Optional<FileReason> of(WeightStore file, WeightStore own, Graph graph) {
    Collection<String> names = (own.tensors().isEmpty() ? file : own).tensors().keySet();
    Set<String> network = graph.weights().map(Weight::name).collect(Collectors.toSet());
    return otherHalf(names, network)
        .or(() -> FileKind.reason(names, network))
        .or(() -> shard(file))
        .or(() -> original(names));
  }

  private static Optional<FileReason> otherHalf(Collection<String> names, Set<String> network) {
    return AutoencoderNames.of(network)
        .filter(it -> !names.isEmpty() && names.stream().allMatch(it::isOfOtherHalf))
        .map(
            it ->
                new FileReason(
                    WeightCode.OTHER_KIND,
                    "these are the weights of the other half of an autoencoder, its "
                        + it.otherHalf(),
                    "a whole autoencoder's weights, vae/diffusion_pytorch_model.safetensors in a"
                        + " pipeline's folder, have both halves"));
  }

  private static Optional<FileReason> shard(WeightStore file) {
    return SHARD.matcher(file.location().source().name()).find()
        ? Optional.of(
            new FileReason(
                WeightCode.ONE_SHARD,
                "this is one of the several files of a checkpoint",
                "name their index, the file that ends in .safetensors.index.json"))
        : Optional.empty();
  }

  private static Optional<FileReason> original(Collection<String> names) {
    return names.stream().anyMatch(name -> ORIGINAL.matcher(name).find())
        ? Optional.of(
            new FileReason(
                WeightCode.OTHER_NETWORK,
                "the names are those of the original code, but blocks are missing among them, so"
                    + " that the others cannot be told apart",
                ""))
        : Optional.empty();
  }
}
