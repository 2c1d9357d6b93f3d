package io.unetlab.builders.text;

import io.unetlab.builders.graph.Role;
import java.util.List;

/** The roles of a text encoder's nodes; those that UNets have too have the same word and order. */
public final class TextRole {

  /** Self-attention with its norm, projections and residual. */
  public static final Role SELF_ATTENTION = new Role("self_attention", 1);

  /** Feed-forward with its norm and residual. */
  public static final Role FEED_FORWARD = new Role("feed_forward", 3);

  /** The tables of tokens and positions. */
  public static final Role EMBEDDING = new Role("embedding", 6);

  /** The ids, the final norm, the pooled row and its projection. */
  public static final Role ENDS = new Role("ends", 7);

  /** In their order. */
  public static final List<Role> ALL = List.of(SELF_ATTENTION, FEED_FORWARD, EMBEDDING, ENDS);

  private TextRole() {}
}
