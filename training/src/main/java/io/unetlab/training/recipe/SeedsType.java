package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The seeds of trainings: a list, or how many there are, counted from 1. */
record SeedsType() implements ValueType<List<Long>> {

  private static final int MOST = 1000;
  private static final ScalarType<Integer> COUNT = Scalars.whole(1, MOST);
  private static final ListType<Integer> LIST = new ListType<>(RecipeScalars.seed(), 1, MOST);

  @Override
  public Optional<List<Long>> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode) {
      return COUNT.read(node, at).map(it -> LongStream.rangeClosed(1, it).boxed().toList());
    }
    if (!(node instanceof ListNode)) {
      String message = "expected seeds, or how many, for " + at.subject() + ", found ";
      at.error(RecipeCode.BAD_SEEDS, node, message + node.describe(), "seeds: 4");
      return Optional.empty();
    }
    Optional<List<Long>> seeds =
        LIST.read(node, at).map(all -> all.stream().map(Integer::longValue).toList());
    if (seeds.isPresent() && new HashSet<>(seeds.get()).size() < seeds.get().size()) {
      String message = "a seed is listed twice for " + at.subject();
      at.error(RecipeCode.BAD_SEEDS, node, message, "the second would give the same weights");
      return Optional.empty();
    }
    return seeds;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(COUNT.schema(), LIST.schema()));
  }
}
