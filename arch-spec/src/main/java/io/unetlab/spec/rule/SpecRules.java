package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import java.util.List;

/** Every rule that a network has to keep, one line a rule. */
public final class SpecRules {

  private static final List<SpecRule> ALL =
      List.of(
          new GroupsDivideChannelsRule(),
          new HeadsDivideChannelsRule(),
          new OneOfHeadsRule(),
          new SizeHalvesRule(),
          new ListLengthRule(),
          new NeedsAttentionRule(),
          new NeedsTextRule(),
          new WholeFeedForwardRule(),
          new OddKernelRule(),
          new BlockLimitRule(),
          new CountableRule(),
          new EvenEmbeddingRule());

  private SpecRules() {}

  /** The rules in the order in which they are checked. */
  public static List<SpecRule> all() {
    return ALL;
  }

  /**
   * Checks every rule, and adds what is broken.
   *
   * @param tree the merged document from which the spec was read; problems point into it
   */
  public static void check(UNetSpec spec, MapNode tree, Problems problems) {
    for (SpecRule rule : ALL) {
      rule.check(spec, new Findings(rule.code(), tree, problems));
    }
  }
}
