package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * How the attentions of a stack compute: to each other and to the text.
 *
 * @param heads of the queries
 * @param kvHeads heads of keys and values, each read by as many neighbouring heads of queries;
 *     empty for as many as those. 1 is multi-query attention, more are grouped-query attention
 * @param qkNorm of queries and keys, head by head
 * @param sharedKv the attentions in which one projection makes keys and values; a norm of the keys
 *     comes after it and leaves the values alone
 * @param kernels how scores become weights
 * @param kvDownsample self-attention's keys and values come from the image shrunk by this factor on
 *     each side; 1 for the image itself
 * @param upcast whether scores are float32 where the network is 16 bits wide
 */
public record AttentionSpec(
    Heads heads,
    Optional<Integer> kvHeads,
    QkNorm qkNorm,
    SharedKv sharedKv,
    AttentionKernels kernels,
    int kvDownsample,
    boolean upcast) {

  public static final AttentionSpec DEFAULT =
      new AttentionSpec(
          Heads.NOT_STATED,
          Optional.empty(),
          QkNorm.NONE,
          SharedKv.NONE,
          AttentionKernels.both(AttentionKernel.SOFTMAX),
          1,
          false);

  public AttentionSpec {
    Objects.requireNonNull(heads, "heads");
    Objects.requireNonNull(kvHeads, "kvHeads");
    kvHeads.ifPresent(value -> Require.positive("kv_heads", value));
    Objects.requireNonNull(qkNorm, "qkNorm");
    Objects.requireNonNull(sharedKv, "sharedKv");
    Objects.requireNonNull(kernels, "kernels");
    Require.positive("kv_downsample", kvDownsample);
  }

  /** The usual attention with this many heads. */
  public static AttentionSpec of(Heads heads) {
    return new AttentionSpec(
        heads,
        DEFAULT.kvHeads,
        DEFAULT.qkNorm,
        DEFAULT.sharedKv,
        DEFAULT.kernels,
        DEFAULT.kvDownsample,
        DEFAULT.upcast);
  }

  /** The number of heads of keys and values for these channels. */
  public int kvHeads(int channels) {
    return kvHeads.orElseGet(() -> heads.in(channels));
  }
}
