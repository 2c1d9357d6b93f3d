package io.unetlab.profiler.predict;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Latency models of a study's whole space, whose times are made up. */
public final class MadeModel {

  private static final Fusions FUSIONS =
      new Fusions(new TreeSet<>(Set.of(new Fusions.Pair("conv 3x3", "add of an image"))));

  private MadeModel() {}

  /**
   * Writes a model that knows the operations of every network of a space.
   *
   * @param known which of the operations it was measured with, by their texts
   * @return the file
   */
  public static Path write(Path file, StudySpec study, Predicate<String> known) {
    OperationCatalogue catalogue = new OperationCatalogue(FUSIONS);
    VariantBuilder builder = new VariantBuilder(study);
    for (Variant variant : all(study.factors())) {
      builder
          .build(variant, new Problems())
          .ifPresent(
              spec -> spec.parts().forEach(it -> catalogue.add(Networks.graph(it.network()))));
    }
    double[] coefficients = Correction.NEUTRAL.coefficients();
    coefficients[Correction.MEMORY] = 0.75;
    coefficients[Correction.KERNEL] = 0.0031;
    coefficients[Correction.CONSTANT] = 0.17;
    LatencyModel model =
        new LatencyModel(
            new ModelTarget("host", "a made machine", "onnxruntime", "1.0", 2, "float32"),
            FUSIONS,
            catalogue.keys().stream()
                .filter(it -> known.test(it.text()))
                .map(MadeModel::time)
                .toList(),
            new Correction(coefficients),
            0.05);
    String text = ModelWriter.write(new ModelFile(model, 10, List.of(), List.of()));
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every combination of options, those that cannot exist too. */
  public static List<Variant> all(List<Factor> factors) {
    List<int[]> all = new ArrayList<>(List.of(new int[factors.size()]));
    for (int i = 0; i < factors.size(); i++) {
      for (int[] one : List.copyOf(all)) {
        for (int option = 1; option < factors.get(i).options().size(); option++) {
          int[] other = one.clone();
          other[i] = option;
          all.add(other);
        }
      }
    }
    return all.stream().map(it -> Variant.of(factors, it)).toList();
  }

  // Different for each operation, and without a common divisor.
  private static OperationTime time(OperationKey key) {
    double work = 1;
    for (long size : key.sizes().values()) {
      work *= size;
    }
    double kind = 1 + Math.floorMod(key.kind().hashCode(), 7) / 3.0;
    return new OperationTime(key, 0.001 + kind * Math.pow(work, 0.6) * 1e-5, 0.01, 9);
  }
}
