package io.unetlab.reports.format;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.view.StudyPage;
import io.unetlab.reports.view.Trials;
import java.util.List;
import java.util.Objects;

/**
 * A result with what every format needs of it, made once.
 *
 * @param pictures drawn; empty where the machine cannot draw
 * @param noPictures why there are none; empty when there are
 */
record Report(
    StudyResult result,
    Trials trials,
    StudyPage page,
    List<Picture.Drawn> pictures,
    String noPictures) {

  Report {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(trials, "trials");
    Objects.requireNonNull(page, "page");
    pictures = List.copyOf(pictures);
    Objects.requireNonNull(noPictures, "noPictures");
  }
}
