package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.predict.Correction.Sample;
import io.unetlab.profiler.predict.ErrorRow.Group;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ModelLoaderTest {

  private static final ModelTarget TARGET =
      new ModelTarget("host", "Some CPU: 2 cores", "onnxruntime", "1.28.0", 2, "float32");

  private static OperationTime time(String key, double millis) {
    return new OperationTime(OperationKey.parse(key).orElseThrow(), millis, 0.0125, 9);
  }

  private static ModelFile file() {
    List<OperationTime> operations =
        List.of(
            time("conv 3x3, batch 1, in 4, out 320, height 64, width 64", 1.25),
            time("linear of a vector, batch 1, in 320, out 1280", 0.0625));
    Fusions fusions =
        new Fusions(new TreeSet<>(Set.of(new Fusions.Pair("conv 3x3", "add of an image"))));
    double[] coefficients = Correction.NEUTRAL.coefficients();
    coefficients[0] = 1.125;
    coefficients[Correction.CONSTANT] = 0.5;
    return new ModelFile(
            new LatencyModel(TARGET, fusions, operations, new Correction(coefficients), 0.04),
            12.5,
            List.of(
                new NetworkTime("small 1", "small", "ab12", false, 50, 51),
                new NetworkTime("small 2", "small", "cd34", true, 60, Double.NaN)),
            List.of(
                new ErrorRow(
                    Group.HELD_OUT,
                    "networks",
                    new ErrorFigures(8, 0.875, 1, 0.02, -0.01, 0.5, 0.25))))
        .with(new Asked("unetlab fit host --space 'my space.yaml'", 3, 2));
  }

  private static Problems problems(String text) {
    Problems problems = new Problems();
    ModelLoader.read(new Source("model.yaml", text), problems);
    return problems;
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    String text = ModelWriter.write(file());
    ModelFile read = ModelLoader.read(new Source("model.yaml", text), new Problems()).orElseThrow();
    assertThat(read.model().target()).isEqualTo(TARGET);
    assertThat(read.model().fusions()).isEqualTo(file().model().fusions());
    assertThat(read.model().operations()).isEqualTo(file().model().operations());
    assertThat(read.model().correction()).isEqualTo(file().model().correction());
    assertThat(read.model().error()).isEqualTo(0.04);
    assertThat(read.kernelMillis()).isEqualTo(12.5);
    assertThat(read.networks()).isEqualTo(file().networks());
    assertThat(read.errors()).isEqualTo(file().errors());
    assertThat(read.asked()).isEqualTo(file().asked());
    assertThat(read.isIncomplete()).isTrue();
    assertThat(ModelWriter.write(read)).isEqualTo(text);
  }

  @Test
  void everyProblemIsReportedWithItsPlace() {
    String text =
        ModelWriter.write(file())
            .replace("linear of a vector, batch 1, in 320", "linear of a vector, batch 1, in many")
            .replace("kernel_ms: 12.5", "kernel_ms: fast");
    assertThat(problems(text).all())
        .extracting(Problem::message)
        .containsExactly(
            "expected a number from 0.000001 to 1000000000 for `kernel_ms`, found `fast`",
            "expected an operation with its sizes for `operations[1].operation`, found"
                + " `\"linear of a vector, batch 1, in many, ou…\"`");
  }

  @Test
  void anOperationTwiceOrWithOtherSizesIsAProblem() {
    String text = ModelWriter.write(file());
    String twice =
        text.replace(
            "linear of a vector, batch 1, in 320, out 1280",
            "conv 3x3, batch 1, in 4, out 320, height 64, width 64");
    String other =
        text.replace("linear of a vector, batch 1, in 320, out 1280", "conv 3x3, batch 1, in 4");
    assertThat(problems(twice).all())
        .extracting(it -> it.code().toString())
        .containsExactly(ModelCode.SAME_OPERATION.toString());
    assertThat(problems(other).all())
        .extracting(it -> it.code().toString())
        .containsExactly(ModelCode.OTHER_SIZES.toString());
  }

  @Test
  void aFileOfAnotherKindIsNamed() {
    assertThat(problems("kind: latency_modle\n").all())
        .extracting(Problem::message)
        .containsExactly("expected a latency model, found a file of kind `latency_modle`");
  }

  @Test
  void withoutANegativeFactorTheCorrectionStaysNearWhatItKnows() {
    NetworkSums sums =
        NetworkSums.of(
            List.of(
                new PricedGroup(
                    Fusions.NONE.groups(SmallSpace.graph()).get(0),
                    OperationKey.parse("conv 3x3, in 4").orElseThrow(),
                    Estimate.measured(10))));
    Correction correction =
        Correction.fit(List.of(new Sample(sums, 12), new Sample(sums, 12), new Sample(sums, 12)));
    assertThat(correction.millis(sums)).isBetween(11.8, 12.1);
    assertThat(Arrays.stream(correction.coefficients()).min().orElseThrow()).isNotNegative();
    double[] low = Correction.fit(List.of(new Sample(sums, 8))).coefficients();
    assertThat(Arrays.stream(low).min().orElseThrow()).isNotNegative();
  }
}
