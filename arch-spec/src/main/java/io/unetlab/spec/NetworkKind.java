package io.unetlab.spec;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.pipeline.PartType;
import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of network: how its files are read and which rules they must satisfy. The spec itself
 * knows how it is written.
 *
 * @param word the word after {@code kind:}
 * @param type the class of its specs
 * @param map the keys of its files
 * @param rules what its networks must satisfy to be buildable
 */
public record NetworkKind<S extends NetworkSpec>(
    String word, Class<S> type, MapType<S> map, List<SpecRule<? super S>> rules) {

  public NetworkKind {
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(map, "map");
    rules = List.copyOf(rules);
  }

  /** What a message calls such a network: {@code a unet}. */
  public String what() {
    return map.what();
  }

  /** Reads a merged document and checks every rule; empty if its keys cannot be read. */
  public Optional<S> read(MapNode tree, Problems problems) {
    return read(tree, new Reading(problems, ""));
  }

  private Optional<S> read(MapNode tree, Reading at) {
    Optional<S> spec = map.read(tree, at);
    spec.ifPresent(it -> SpecRules.check(rules, it, tree, at));
    return spec;
  }

  /** Such a network as a part of a pipeline. */
  PartType<S> part() {
    return new PartType<>(word, what(), this::read);
  }

  /** The spec as one of this kind; empty if it has another kind. */
  public Optional<S> of(NetworkSpec spec) {
    return Optional.of(spec).filter(type::isInstance).map(type::cast);
  }

  /**
   * The spec as one of this kind, where no other is accepted.
   *
   * @throws io.unetlab.spec.source.SpecException if it has another kind
   */
  public S require(NetworkSpec spec) {
    Problems problems = new Problems();
    if (of(spec).isEmpty()) {
      String message = "expected " + what() + ", found a file of kind `" + spec.kind() + "`";
      problems.error(SpecCode.WRONG_KIND, spec.location(), DocumentKind.KEY, message);
    }
    problems.throwIfErrors();
    return of(spec).orElseThrow();
  }
}
