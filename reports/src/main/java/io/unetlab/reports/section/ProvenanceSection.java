package io.unetlab.reports.section;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.builders.Networks;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.reports.block.Block;
import io.unetlab.reports.block.Block.Code;
import io.unetlab.reports.block.Block.Facts;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.block.Blocks;
import io.unetlab.reports.block.Section;
import io.unetlab.reports.view.RunText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.model.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the report's numbers are computed, and from what. */
public final class ProvenanceSection {

  private ProvenanceSection() {}

  static Optional<Section> of(Trials trials) {
    StudyResult result = trials.result();
    return Optional.of(
        new Blocks()
            .bullets(method(batch(result.study().base().spec()), trials.precision(), trials))
            .add(new Facts(facts(result)))
            .heading("How to run it again")
            .addAll(again(trials))
            .section("method", "Method", "Method and provenance"));
  }

  // Of the first part: a pipeline's rules see to it that all have the same.
  private static long batch(NetworkSpec spec) {
    return Networks.graph(spec.parts().get(0).network()).batch();
  }

  private static List<String> method(long batch, Precision precision, Trials trials) {
    List<String> method = new ArrayList<>(method(batch, precision));
    if (trials.base().filter(it -> !it.parts().isEmpty()).isPresent()) {
      method.add(
          "Of a pipeline, parameters and bytes count each part once; MACs and FLOPs count every run"
              + " of every part for one picture. Its latency is the sum over its parts of runs x"
              + " latency, and known no better than its weakest part.");
    }
    return method;
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

  private static String runs(PartRun part) {
    return (part.runs() == 1 ? "1 run" : part.runs() + " runs") + ", ";
  }

  private static String types(Precision precision) {
    return precision.weights() == precision.activations()
        ? precision.text()
        : precision.weights().text()
            + " weights and "
            + precision.activations().text()
            + " activations";
  }

  /** The commands that give the report again, with what to know about them. */
  public static List<Block> again(Trials trials) {
    RunText run = new RunText(trials.result());
    Blocks blocks = new Blocks();
    if (!run.commands().isEmpty()) {
      blocks.add(new Code(String.join("\n", run.commands()) + "\n"));
    }
    run.notes().forEach(blocks::paragraph);
    return blocks.all();
  }

  private static List<Fact> facts(StudyResult result) {
    List<Fact> facts = new ArrayList<>();
    RunText run = new RunText(result);
    run.when().ifPresent(it -> facts.add(new Fact("run", it)));
    run.machine().ifPresent(it -> facts.add(new Fact("machine (no count depends on it)", it)));
    facts.add(new Fact("UNetLab", result.provenance().tool()));
    facts.add(new Fact("study", result.study().name() + ", " + result.provenance().study()));
    result
        .provenance()
        .only()
        .ifPresent(it -> facts.add(new Fact("only the base and variants that match", it)));
    facts.add(
        new Fact("base", result.study().base().spec().name() + ", " + result.provenance().base()));
    result.base().completed().map(Completed::parts).orElse(List.of()).stream()
        .map(it -> new Fact("its " + it.words(), runs(it) + it.network().hex()))
        .forEach(facts::add);
    facts.add(new Fact("variants", Integer.toString(result.trials().size())));
    facts.add(new Fact("distinct networks counted", Integer.toString(result.provenance().specs())));
    return facts;
  }
}
