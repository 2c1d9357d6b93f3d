package io.unetlab.reports.format;

import java.util.List;

/** How the numbers of a report came about, in a few sentences. */
public final class Method {

  /** One statement each. */
  public static final List<String> LINES =
      List.of(
          "Parameters, MACs and every other count are exact: each variant's network is built and"
              + " counted, none is estimated.",
          "One multiply-accumulate is 1 MAC. MACs come from convolutions, linear layers and both"
              + " attention products, at batch 1, free of bias. FLOPs are 2 x MACs + 1 an element"
              + " for every other arithmetic operation.",
          "A shared projection counts once. Bytes are of float32. Peak activation memory"
              + " is by liveness over the graph's order, attention fused, weights not included.",
          "Quality is predicted, not measured: the base's value plus the sum of the chosen options'"
              + " changes as their sources state them. It takes the changes to be independent, and"
              + " is no firmer than its weakest term.",
          "Published changes stand beside ours for comparison and are never used to count.");

  private Method() {}
}
