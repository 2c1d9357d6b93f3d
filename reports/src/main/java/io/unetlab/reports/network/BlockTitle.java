package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What a block says when pointed at: its name, its costs, and what changed. */
final class BlockTitle {

  private BlockTitle() {}

  static String of(DrawnBlock block, Cost total) {
    List<String> lines = new ArrayList<>();
    lines.add(block.scope());
    lines.add(what(block));
    lines.add(costs(block.cost(), total));
    lines.add("output " + block.shape());
    block.base().filter(it -> block.state() == State.CHANGED).ifPresent(it -> lines.add(was(it)));
    return String.join("\n", lines);
  }

  private static String what(DrawnBlock block) {
    String words = RoleText.words(block.role());
    String times = block.repeats() > 1 ? ", " + block.repeats() + " times" : "";
    String depthwise = block.depthwise() ? ", depthwise convolution" : "";
    String state =
        block.state() == State.ALONE || block.state() == State.SAME
            ? ""
            : ", " + block.state().word();
    return words + times + depthwise + state;
  }

  private static String costs(Cost cost, Cost total) {
    return counts(cost.params(), total.params(), "params")
        + ", "
        + counts(cost.macs(), total.macs(), "MACs");
  }

  private static String counts(long value, long total, String unit) {
    String share = total == 0 ? "" : " (" + Numbers.share((double) value / total) + ")";
    return Numbers.brief(value) + " " + unit + share;
  }

  private static String was(Cost base) {
    return "base: "
        + Numbers.brief(base.params())
        + " params, "
        + Numbers.brief(base.macs())
        + " MACs";
  }
}
