package io.unetlab.reports.view;

import io.unetlab.reports.chart.Picture;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a study with a search, in the order of the report. */
final class SearchPictures {

  private SearchPictures() {}

  static List<Picture> of(Trials trials, SearchFront front) {
    List<Picture> pictures = new ArrayList<>();
    new ConvergenceView(trials, front).picture().ifPresent(pictures::add);
    pictures.addAll(FrontPictures.of(trials, front));
    new FrontOptions(trials, front).picture().ifPresent(pictures::add);
    pictures.addAll(new LimitCurves(trials).pictures());
    return pictures;
  }
}
