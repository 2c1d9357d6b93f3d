package io.unetlab.reports.format;

import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.ModelTarget;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.reports.table.JsonText;
import io.unetlab.reports.view.PredictedNetwork;
import io.unetlab.reports.view.PredictedPipeline;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Predicted latencies, as JSON. */
public record PredictionJson(
    @Doc("1") int format,
    @Doc("`\"prediction\"`") String kind,
    @Doc("what the model holds for") Target target,
    @Doc("in the order of the command line; a pipeline's parts in its place")
        List<Network> networks,
    @Doc("sums over the parts' runs; none without pipelines") List<Pipeline> pipelines) {

  /** The document. */
  public static String write(
      LatencyModel model, List<PredictedNetwork> predictions, List<PredictedPipeline> pipelines) {
    return JsonText.write(
        new PredictionJson(
            1,
            "prediction",
            Target.of(model.target()),
            predictions.stream().map(Network::of).toList(),
            pipelines.stream().map(Pipeline::of).toList()));
  }

  record Target(
      @Doc("`host`, `desktop`, or a device file's name") String name,
      @Doc("the device or the processor, as it reports itself") String machine,
      @Doc("such as `onnxruntime`") String runtime,
      @Doc("of the runtime") String version,
      @Doc("that an operation uses") int threads,
      @Doc("such as `float32`") String precision) {

    static Target of(ModelTarget it) {
      return new Target(
          it.name(), it.machine(), it.runtime(), it.version(), it.threads(), it.precision());
    }
  }

  record Network(
      @Doc("as in the spec") String name,
      @Doc("of the spec") String hash,
      @Doc("milliseconds of one pass; `null` where it is refused") Optional<BigDecimal> ms,
      @Doc("lower end of the 95 % interval; `null` without one") Optional<BigDecimal> low,
      @Doc("upper end of the 95 % interval; `null` without one") Optional<BigDecimal> high,
      @Doc("share of the time that is of operations measured by themselves")
          BigDecimal measuredShare,
      @Doc("why it is refused: each operation that is outside what was measured")
          List<String> refusals) {

    static Network of(PredictedNetwork it) {
      Predicted predicted = it.predicted();
      Optional<Predicted.Total> total = predicted.total();
      Optional<Interval> bounded = total.flatMap(Predicted.Total::interval);
      return new Network(
          it.spec().name(),
          it.spec().hash().hex(),
          total.map(all -> Digits.twelve(all.millis())),
          bounded.map(all -> Digits.twelve(all.low())),
          bounded.map(all -> Digits.twelve(all.high())),
          Digits.twelve(predicted.measuredShare()),
          predicted.refusals());
    }
  }

  record Pipeline(
      @Doc("as in the spec") String name,
      @Doc("of the spec") String hash,
      @Doc("the sum of `runs` x `ms` of the parts; `null` if one is refused")
          Optional<BigDecimal> ms,
      @Doc("lower end of the 95 % interval; `null` without one") Optional<BigDecimal> low,
      @Doc("upper end of the 95 % interval; `null` without one") Optional<BigDecimal> high,
      @Doc("in the order in which they run") List<PartRuns> parts) {

    static Pipeline of(PredictedPipeline it) {
      Optional<Interval> interval = it.latency().flatMap(ComposedLatency::interval);
      return new Pipeline(
          it.spec().name(),
          it.spec().hash().hex(),
          it.latency().map(sum -> Digits.twelve(sum.ms())),
          interval.map(all -> Digits.twelve(all.low())),
          interval.map(all -> Digits.twelve(all.high())),
          it.parts().stream().map(PartRuns::of).toList());
    }
  }

  record PartRuns(
      @Doc("its word, such as `unet`") String part,
      @Doc("of its network, as in `networks`") String hash,
      @Doc("for one picture") long runs,
      @Doc("of one run; `null` where it is refused") Optional<BigDecimal> ms) {

    static PartRuns of(PredictedPipeline.OfPart it) {
      return new PartRuns(
          it.part().word(),
          it.part().network().hash().hex(),
          it.part().runs(),
          it.predicted().total().map(total -> Digits.twelve(total.millis())));
    }
  }
}
