package io.unetlab.builders.graph;

/** What a node is there for; costs are shown by role. */
public enum Role {
  /** Residual blocks, with the join of the skip that they read. */
  RESNET,
  /** Self-attention with its norm, projections and residual. */
  SELF_ATTENTION,
  /** Cross-attention with its norm, projections and residual. */
  CROSS_ATTENTION,
  /** Feed-forward with its norm and residual. */
  FEED_FORWARD,
  /** A transformer stack's way in and out: norm, proj_in, proj_out, residual. */
  PROJECTION,
  /** The convolutions between two resolutions. */
  RESAMPLING,
  /** The time's embedding and what is added to it. */
  EMBEDDING,
  /** conv_in, conv_norm_out, conv_out and the network's inputs. */
  ENDS
}
