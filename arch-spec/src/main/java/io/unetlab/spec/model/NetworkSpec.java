package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;

/**
 * A network as the language describes it, of whichever kind, with every default resolved.
 *
 * <p>Whether it can be built is what the rules say; {@code SpecLoader} gives only specs that keep
 * them all.
 */
public interface NetworkSpec {

  /** The word after {@code kind:} in its file, such as {@code unet}. */
  String kind();

  /** A short name for tables. */
  String name();

  /** A name for headings. */
  String title();

  /** Where the document begins. */
  SourceLocation location();

  /** The same network under another name. */
  NetworkSpec named(String name, String title);

  /** The size of what it works on, for headings: {@code latent 4 x 64 x 64}. */
  String size();

  /**
   * All that the network is, in one line of ASCII: two networks have the same line if and only if
   * they are the same. Name and title are no part of it.
   */
  String identity();

  /** The canonical YAML, for a spec that keeps the rules; reading it gives the same network. */
  String yaml();

  default SpecHash hash() {
    return SpecHash.of(identity());
  }
}
