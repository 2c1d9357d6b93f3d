package io.unetlab.cli.command;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.FileReason;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.Transfer;
import io.unetlab.builders.weights.Transfer.Outcome;
import io.unetlab.builders.weights.Transfer.Row;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.output.UserException;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.run.TrainedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which weights of a checkpoint trainings start from, found before the first of them starts. */
final class StartingWeights {

  /** Enough names to see what they have in common. */
  private static final int NAMED = 3;

  private StartingWeights() {}

  /**
   * Says which weights of a checkpoint fit, and which do not.
   *
   * @param whole whether the network must have all of them and no others
   * @return lines for the user
   * @throws UserException if none fits
   * @throws io.unetlab.spec.source.SpecException if the file cannot be read, or does not fit and
   *     has to
   */
  static List<String> check(Path from, NetworkSpec network, boolean whole) {
    WeightStore checkpoint = TrainedWeights.open(from).unet();
    Graph graph = Networks.graph(network);
    if (whole) {
      WeightMatch.match(graph, checkpoint);
      return List.of();
    }
    Transfer transfer = Transfer.from(checkpoint, graph, 0);
    List<Row> rows = transfer.rows();
    long fresh = rows.stream().filter(it -> it.outcome() == Outcome.NEW).count();
    if (fresh == rows.size()) {
      throw new UserException(
          "--from: nothing of "
              + from
              + " fits "
              + network.name()
              + " by name"
              + FileReason.of(checkpoint, graph).map(InitCommand::because).orElse(""));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s starts from %s with %,d of its %,d weights",
            network.name(),
            from,
            rows.size() - fresh,
            rows.size()));
    add(lines, "sliced to fit", names(rows, Outcome.SLICED));
    add(lines, "new, since the checkpoint lacks them in such a shape", names(rows, Outcome.NEW));
    add(lines, "not used", transfer.unused().stream().map(Tensor::name).toList());
    return lines;
  }

  private static List<String> names(List<Row> rows, Outcome outcome) {
    return rows.stream().filter(it -> it.outcome() == outcome).map(Row::name).toList();
  }

  private static void add(List<String> lines, String what, List<String> names) {
    if (!names.isEmpty()) {
      String more = names.size() > NAMED ? ", ..." : "";
      String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
      lines.add(String.format(Locale.ROOT, "  %,d %s: %s%s", names.size(), what, some, more));
    }
  }
}
