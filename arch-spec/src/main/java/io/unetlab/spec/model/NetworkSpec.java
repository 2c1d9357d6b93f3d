package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;

/**
 * A network of any kind as the language describes it, with every default resolved.
 *
 * <p>The rules decide whether it can be built; {@code SpecLoader} returns only specs that satisfy
 * them all.
 */
public interface NetworkSpec {

  /** The word after {@code kind:} in its file, such as {@code unet}. */
  String kind();

  /** A short name for tables. */
  String name();

  /** A name for headings. */
  String title();

  /** Where the document starts. */
  SourceLocation location();

  /** The same network under another name. */
  NetworkSpec named(String name, String title);

  /** The size of its input, for headings: {@code latent 4 x 64 x 64}. */
  String size();

  /**
   * The whole network in one line of ASCII: two networks have the same line if and only if they are
   * the same. Name and title are not part of it.
   */
  String identity();

  /** The canonical YAML of a spec that satisfies the rules; reading it yields the same network. */
  String yaml();

  default SpecHash hash() {
    return SpecHash.of(identity());
  }

  /** The networks that it is made of, each with a graph; only itself unless it is a pipeline. */
  default List<Part> parts() {
    return List.of(Part.alone(this));
  }
}
