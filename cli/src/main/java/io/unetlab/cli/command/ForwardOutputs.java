package io.unetlab.cli.command;

import io.unetlab.builders.djl.Moments;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.UserException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network's outputs, each compared with the tensor of its name in the file of the inputs. */
final class ForwardOutputs {

  private final List<String> names;
  private final WeightStore file;
  private final Path path;
  private final PrintWriter out;

  ForwardOutputs(Graph graph, WeightStore file, Path path, PrintWriter out) {
    this.names = graph.outputs().stream().map(Output::name).toList();
    this.file = file;
    this.path = path;
    this.out = out;
  }

  /** Whether the file has any of the outputs. */
  boolean areKnown() {
    return names.stream().anyMatch(name -> file.find(name).isPresent());
  }

  /** {@code `output` or `pooled`}. */
  String names() {
    return "`" + String.join("` or `", names) + "`";
  }

  void print(List<Tensor> found) {
    for (Tensor tensor : found) {
      Moments moments = Moments.of(tensor);
      out.println(
          text(
              "%s %s: mean %.6g, standard deviation %.6g",
              tensor.name(), shape(tensor), moments.mean(), moments.deviation()));
    }
  }

  private static String shape(Tensor tensor) {
    return String.join("x", tensor.dims().stream().map(String::valueOf).toList());
  }

  /**
   * Prints how far each output is from the file's.
   *
   * @param tolerance in standard deviations; none if null
   * @return the exit code: whether all are within the tolerance
   */
  int compare(List<Tensor> found, @Nullable Double tolerance, PrintWriter err) {
    boolean within = true;
    for (Tensor tensor : found) {
      Optional<Tensor> expected = file.find(tensor.name());
      within &= expected.isEmpty() || isWithin(tensor, expected.get(), tolerance);
    }
    if (!within) {
      err.println("unetlab: this exceeds the tolerance of " + tolerance);
    }
    return within ? ExitCode.DONE : ExitCode.NOT_MET;
  }

  private boolean isWithin(Tensor found, Tensor expected, @Nullable Double tolerance) {
    if (!found.dims().equals(expected.dims())) {
      throw new UserException(
          path + " has another " + found.name() + ": " + expected + ", ours is " + found);
    }
    Parity parity = Parity.of(found, expected);
    String which = found.name().equals(Output.ONLY) ? "the output" : found.name();
    out.println(
        text(
            "differs from %s in %s by at most %.2e: %.2e of its standard deviation",
            which, path, parity.difference(), parity.relative()));
    // Written so that NaN exceeds any tolerance.
    return tolerance == null || parity.relative() <= tolerance;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
