package io.unetlab.builders.graph;

import io.unetlab.spec.source.SourceLocation;
import java.util.Optional;

/** A named part of the network, nested like diffusers' modules: {@code down_blocks.0.resnets.0}. */
public final class Scope {

  private final Optional<Scope> parent;
  private final String name;
  private final String path;
  private final Stage stage;
  private final SourceLocation location;

  private Scope(
      Optional<Scope> parent, String name, String path, Stage stage, SourceLocation location) {
    this.parent = parent;
    this.name = name;
    this.path = path;
    this.stage = stage;
    this.location = location;
  }

  static Scope root(SourceLocation location) {
    return new Scope(Optional.empty(), "", "", Stage.OUTSIDE, location);
  }

  Scope nest(String childName, Stage childStage, SourceLocation childLocation) {
    return new Scope(Optional.of(this), childName, child(childName), childStage, childLocation);
  }

  /** The same scope where it belongs to another stage. */
  Scope in(Stage otherStage, SourceLocation otherLocation) {
    return new Scope(parent, name, path, otherStage, otherLocation);
  }

  /** The path of something in this scope. */
  String child(String childName) {
    return path.isEmpty() ? childName : path + "." + childName;
  }

  /** Empty for the root only. */
  public Optional<Scope> parent() {
    return parent;
  }

  /** The last part of the path, which may itself contain dots ({@code resnets.0}). */
  public String name() {
    return name;
  }

  /** The full path; empty for the root. */
  public String path() {
    return path;
  }

  public Stage stage() {
    return stage;
  }

  /** The part of the spec that it comes from. */
  public SourceLocation location() {
    return location;
  }

  @Override
  public String toString() {
    return path;
  }
}
