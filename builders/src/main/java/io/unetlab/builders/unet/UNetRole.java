package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Role;
import java.util.List;

/** The roles of a UNet's nodes. */
public final class UNetRole {

  /** Residual blocks, including the concatenation of the skip that they read. */
  public static final Role RESNET = new Role("resnet", 0);

  /** Self-attention with its norm, projections and residual. */
  public static final Role SELF_ATTENTION = new Role("self_attention", 1);

  /** Cross-attention with its norm, projections and residual. */
  public static final Role CROSS_ATTENTION = new Role("cross_attention", 2);

  /** Feed-forward with its norm and residual. */
  public static final Role FEED_FORWARD = new Role("feed_forward", 3);

  /** The input and output of a transformer stack: norm, proj_in, proj_out, residual. */
  public static final Role PROJECTION = new Role("projection", 4);

  /** The convolutions between resolutions. */
  public static final Role RESAMPLING = new Role("resampling", 5);

  /** The time embedding and everything added to it. */
  public static final Role EMBEDDING = new Role("embedding", 6);

  /** conv_in, conv_norm_out, conv_out and the network's inputs. */
  public static final Role ENDS = new Role("ends", 7);

  /** In their order. */
  public static final List<Role> ALL =
      List.of(
          RESNET,
          SELF_ATTENTION,
          CROSS_ATTENTION,
          FEED_FORWARD,
          PROJECTION,
          RESAMPLING,
          EMBEDDING,
          ENDS);

  private UNetRole() {}
}
