package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.OneOrList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a study says of quality: the base's, and how that of its networks becomes known. */
final class StatedQuality {

  private final boolean stated;
  private final List<MapValues> entries;
  private final List<BaseQuality> ofBase;
  private final Optional<TrainedQuality> training;
  private final Optional<ScoredQuality> scoring;

  /**
   * @param parts of the study
   */
  StatedQuality(MapValues parts, NetworkFiles files, Problems problems) {
    stated = parts.find(QualityKeys.QUALITY).isPresent();
    entries = parts.find(QualityKeys.QUALITY).map(OneOrList::items).orElse(List.of());
    ofBase =
        EvidenceReader.baseQuality(
            entries.stream()
                .filter(it -> !TrainedQualityReader.isTraining(it))
                .filter(it -> !ScoredQualityReader.isScoring(it))
                .toList());
    training = new TrainedQualityReader(files, problems).read(entries);
    scoring = new ScoredQualityReader(files, problems).read(entries);
  }

  List<BaseQuality> ofBase() {
    return ofBase;
  }

  Optional<TrainedQuality> training() {
    return training;
  }

  Optional<ScoredQuality> scoring() {
    return scoring;
  }

  /** The stated value of the base. */
  Optional<BigDecimal> ofBase(Metric metric) {
    return ofBase.stream()
        .filter(it -> it.metric().equals(metric))
        .map(BaseQuality::value)
        .findFirst();
  }

  /** Whether all of it could be read: what is missing may have supported a metric. */
  boolean isRead() {
    return stated
        && (training.isPresent() || trainingEntry().isEmpty())
        && (scoring.isPresent() || scoringEntry().isEmpty());
  }

  /** The quality metrics of which the study knows the base's value, or finds it out. */
  List<Metric> supported(List<TrainedRow> rows) {
    return StudySpec.qualityMetrics(ofBase, training, scoring, rows);
  }

  /** Reports what does not fit the rest of the study. */
  void check(
      Optional<Base> base,
      Optional<Design> design,
      Optional<SelectSpec> select,
      List<TrainedRow> rows) {
    if (training.isPresent()) {
      List<Metric> others = StudySpec.qualityMetrics(ofBase, Optional.empty(), scoring, rows);
      trainingEntry()
          .ifPresent(
              it -> TrainedQualityReader.check(it, training.get(), base, design, select, others));
    }
    List<Metric> others = StudySpec.qualityMetrics(ofBase, training, Optional.empty(), rows);
    scoringEntry().ifPresent(it -> ScoredQualityReader.check(it, base, others));
  }

  private Optional<MapValues> trainingEntry() {
    return entries.stream().filter(TrainedQualityReader::isTraining).findFirst();
  }

  private Optional<MapValues> scoringEntry() {
    return entries.stream().filter(ScoredQualityReader::isScoring).findFirst();
  }

  /** Reports a metric that is known only after training to what needs it before. */
  void checkKnown(Located<Metric> metric, String what) {
    training.ifPresent(it -> TrainedQualityReader.checkKnown(metric, it, what));
  }

  /** Reports a quality metric of which nothing says the base's value. */
  void checkSupported(Located<Metric> metric, List<TrainedRow> rows) {
    boolean known =
        !QualityMetrics.ALL.contains(metric.value()) || supported(rows).contains(metric.value());
    if (!known) {
      String name = metric.value().name();
      metric.error(
          StudyCode.UNSUPPORTED_METRIC,
          "nothing in the study says the base's `" + name + "`",
          "state it under `" + QualityKeys.QUALITY.name() + "`");
    }
  }
}
