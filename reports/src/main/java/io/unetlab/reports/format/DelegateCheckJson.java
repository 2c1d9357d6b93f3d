package io.unetlab.reports.format;

import io.unetlab.profiler.delegate.DelegateCheck;
import io.unetlab.profiler.delegate.FileFormat;
import io.unetlab.profiler.delegate.FileOptions;
import io.unetlab.profiler.delegate.Verdict.Outcome;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.model.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What delegates would take of the files of a network or a pipeline, as JSON. */
public record DelegateCheckJson(
    @Doc("1") int format,
    @Doc("`\"delegate_check\"`") String kind,
    @Doc("one for each part and delegate") List<Check> checks) {

  /** The document. */
  public static String write(List<Check> checks) {
    return JsonText.write(new DelegateCheckJson(1, "delegate_check", checks));
  }

  /** One delegate and one file. */
  public record Check(
      @Doc("the network's name") String network,
      @Doc("of the pipeline; `null` for a network") Optional<String> part,
      @Doc("as `hash` of a network") String hash,
      @Doc("the word after `--for`") String delegate,
      @Doc("the format of the file") FileFormat file,
      @Doc("of the export, by name, such as `precision`") Map<String, String> options,
      @Doc("of the file") int nodes,
      @Doc("nodes that no rule refuses") int accepted,
      @Doc("the number of nodes of each piece that they form, in execution order")
          List<Integer> pieces,
      @Doc("nodes of the pieces that the delegate takes, which may limit their number") int taken,
      @Doc("of the network") long macs,
      @Doc("those of the accepted nodes") long acceptedMacs,
      @Doc("those of the taken nodes") long takenMacs,
      @Doc("the other nodes, by operator and reason, the most frequent first")
          List<Refusal> refused,
      @Doc("what the rules do not say, a sentence") String note) {

    /** A check of a part of a network. */
    public static Check of(Part part, DelegateCheck check, FileOptions options) {
      FileFormat format = check.delegate().format();
      return new Check(
          part.network().name(),
          Optional.of(part.word()).filter(it -> !it.isEmpty()),
          part.network().hash().hex(),
          check.delegate().word(),
          format,
          new TreeMap<>(
              format == FileFormat.ONNX ? options.onnx().metadata() : options.tflite().metadata()),
          check.nodes(),
          check.accepted(),
          check.pieces(),
          check.taken(),
          check.macs(),
          check.acceptedMacs(),
          check.takenMacs(),
          check.refusals().stream().map(Refusal::of).toList(),
          check.delegate().note());
    }
  }

  record Refusal(
      @Doc("in the file") String operator,
      @Doc("`unknown` if the delegate has the operator, and its conditions were not read")
          Outcome outcome,
      @Doc("of the graph's operations that the nodes compute, one for each node")
          List<String> paths,
      @Doc("in words") String reason,
      @Doc("what to do about it, if anything is known") Optional<String> change,
      @Doc("where the rule was read") Source source) {

    static Refusal of(DelegateCheck.Refusal it) {
      return new Refusal(
          it.operator(),
          it.outcome(),
          it.paths(),
          it.reason(),
          Optional.of(it.change()).filter(change -> !change.isEmpty()),
          Source.of(it.source()));
    }
  }

  record Source(
      @Doc("on GitHub") String repository,
      @Doc("of the version that was read") String commit,
      @Doc("of the file") String path,
      @Doc("a function or a class in the file") String place) {

    static Source of(io.unetlab.profiler.delegate.Source it) {
      return new Source(it.repository(), it.commit(), it.path(), it.place());
    }
  }
}
