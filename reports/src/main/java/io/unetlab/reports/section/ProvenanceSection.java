package io.unetlab.reports.section;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.reports.block.Block.Facts;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the report's numbers are computed, and from what. */
final class ProvenanceSection {

  private ProvenanceSection() {}

  static Optional<Section> of(Trials trials) {
    StudyResult result = trials.result();
    return Optional.of(
        new Blocks()
            .bullets(
                method(Networks.graph(result.study().base().spec()).batch(), trials.precision()))
            .add(new Facts(facts(result)))
            .section("method", "Method", "Method and provenance"));
  }

  private static List<String> method(long batch, Precision precision) {
    return List.of(
        "Parameters, MACs and every other count are exact: each variant's network is built and"
            + " counted; nothing is estimated.",
        "One multiply-accumulate is 1 MAC. MACs come from convolutions, linear layers and both"
            + " attention products, at batch "
            + batch
            + ", without bias. FLOPs are 2 x MACs + 1 per element"
            + " of every other arithmetic operation.",
        "A shared projection counts once. Bytes assume "
            + types(precision)
            + ". Peak activation memory"
            + " follows from liveness in the graph's order, with fused attention and without"
            + " weights.",
        "Quality is predicted, not measured: the base's value plus the sum of the chosen options'"
            + " changes as their sources state them. It assumes that the changes are independent,"
            + " and is no firmer than its weakest term.",
        "Published changes are shown next to ours for comparison and never enter a count.");
  }

  private static String types(Precision precision) {
    return precision.weights() == precision.activations()
        ? precision.text()
        : precision.weights().text()
            + " weights and "
            + precision.activations().text()
            + " activations";
  }

  private static List<Fact> facts(StudyResult result) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("UNetLab", result.provenance().tool()));
    facts.add(new Fact("study", result.study().name() + ", " + result.provenance().study()));
    result
        .provenance()
        .only()
        .ifPresent(it -> facts.add(new Fact("only the base and variants that match", it)));
    facts.add(
        new Fact("base", result.study().base().spec().name() + ", " + result.provenance().base()));
    facts.add(new Fact("variants", Integer.toString(result.trials().size())));
    facts.add(new Fact("distinct networks counted", Integer.toString(result.provenance().specs())));
    return facts;
  }
}
