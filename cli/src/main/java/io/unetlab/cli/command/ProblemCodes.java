package io.unetlab.cli.command;

import io.unetlab.ablations.StudyCode;
import io.unetlab.builders.generate.PictureCode;
import io.unetlab.builders.tokenizer.TokenizerCode;
import io.unetlab.builders.weights.WeightCode;
import io.unetlab.profiler.device.DeviceCode;
import io.unetlab.profiler.importer.ImportCode;
import io.unetlab.profiler.predict.ModelCode;
import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.training.measure.MeasureCode;
import io.unetlab.training.pictures.DataCode;
import io.unetlab.training.recipe.RecipeCode;
import io.unetlab.training.text.FitCode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All problem codes, by module. */
final class ProblemCodes {

  private ProblemCodes() {}

  static List<ProblemCode> all() {
    return Stream.<ProblemCode[]>of(
            SpecCode.values(),
            StudyCode.values(),
            DeviceCode.values(),
            ModelCode.values(),
            WeightCode.values(),
            TokenizerCode.values(),
            PictureCode.values(),
            ImportCode.values(),
            RecipeCode.values(),
            DataCode.values(),
            FitCode.values(),
            MeasureCode.values())
        .flatMap(Arrays::stream)
        .toList();
  }
}
