package io.unetlab.builders.graph;

/** The purpose of a node; costs are grouped by role. */
public enum Role {
  /** Residual blocks, including the concatenation of the skip that they read. */
  RESNET,
  /** Self-attention with its norm, projections and residual. */
  SELF_ATTENTION,
  /** Cross-attention with its norm, projections and residual. */
  CROSS_ATTENTION,
  /** Feed-forward with its norm and residual. */
  FEED_FORWARD,
  /** The input and output of a transformer stack: norm, proj_in, proj_out, residual. */
  PROJECTION,
  /** The convolutions between resolutions. */
  RESAMPLING,
  /** The time embedding and everything added to it. */
  EMBEDDING,
  /** conv_in, conv_norm_out, conv_out and the network's inputs. */
  ENDS
}
