package io.unetlab.reports.view;

import io.unetlab.ablations.trained.Agreement;
import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trained.StepFinding;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.TrainedNetwork.SampledPicture;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.profiler.metric.Direction;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.chart.Axis;
import io.unetlab.reports.chart.ContactSheet;
import io.unetlab.reports.chart.Curve;
import io.unetlab.reports.chart.CurvesChart;
import io.unetlab.reports.chart.IntervalRow;
import io.unetlab.reports.chart.IntervalsChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.SheetRow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;

/** The pictures of trainings at small scale, in the order of the report. */
public final class SmallScalePictures {

  /** Measures that have a chart; a recipe rarely has more. */
  static final int MOST_METRICS = 4;

  private static final String STEPS = "small-scale";
  public static final String SAMPLES = "small-scale-samples";
  public static final String LOSSES = "small-scale-losses";

  private static final double MARGIN = 0.05;

  /** One part of so many of a training is its start. */
  private static final int START = 10;

  private final Trials trials;
  private final SmallScale small;

  SmallScalePictures(Trials trials, SmallScale small) {
    this.trials = trials;
    this.small = small;
  }

  /** The name of a measure's chart, by its place among the measures. */
  public static String stepsName(int metric) {
    return metric == 0 ? STEPS : STEPS + "-" + (metric + 1);
  }

  /** All pictures that there are numbers for. */
  List<Picture> all() {
    List<Picture> pictures = new ArrayList<>();
    List<Metric> metrics = small.trainings().asked().metrics();
    for (int i = 0; i < Math.min(MOST_METRICS, metrics.size()); i++) {
      steps(stepsName(i), metrics.get(i)).ifPresent(pictures::add);
    }
    samples().ifPresent(pictures::add);
    losses().ifPresent(pictures::add);
    return pictures;
  }

  private Optional<Picture> steps(String name, Metric metric) {
    List<IntervalRow> rows =
        small.steps().stream()
            .filter(it -> it.metric().equals(metric))
            .map(it -> row(it, metric))
            .toList();
    return rows.stream().allMatch(it -> it.mean().isEmpty())
        ? Optional.empty()
        : Optional.of(
            IntervalsChart.of(
                name,
                "What each step does to the " + MetricCells.name(metric),
                MetricCells.name(metric),
                metric.direction() == Direction.LOWER_IS_BETTER,
                rows,
                SmallScaleNumbers::tick));
  }

  private static IntervalRow row(StepFinding finding, Metric metric) {
    Optional<PairedDifference> difference = finding.difference();
    return new IntervalRow(
        finding.step().option().title() + (finding.step().kept() ? "" : " (reverted)"),
        finding.step().factor().title(),
        difference.map(it -> OptionalDouble.of(it.mean())).orElseGet(OptionalDouble::empty),
        difference.map(PairedDifference::reach).orElseGet(OptionalDouble::empty),
        difference.map(SmallScaleNumbers::text).orElse(""),
        SmallScaleText.separation(finding),
        kind(finding, metric));
  }

  private static IntervalRow.Kind kind(StepFinding finding, Metric metric) {
    if (finding.agreement() == Agreement.BY_CONSTRUCTION) {
      return IntervalRow.Kind.KNOWN;
    }
    if (finding.difference().filter(PairedDifference::isSeparated).isEmpty()) {
      return IntervalRow.Kind.OPEN;
    }
    boolean falls = finding.difference().get().mean() < 0;
    boolean lower = metric.direction() == Direction.LOWER_IS_BETTER;
    return falls == lower ? IntervalRow.Kind.BETTER : IntervalRow.Kind.WORSE;
  }

  /** The same captions from the same noise, a row for each network: of the first seed of all. */
  private Optional<Picture> samples() {
    List<SheetRow> rows = new ArrayList<>();
    List<String> captions = new ArrayList<>();
    SmallScaleNames names = new SmallScaleNames(trials);
    for (Trainings.Network network : small.trainings().networks()) {
      List<SampledPicture> pictures =
          first(network).map(TrainedNetwork::pictures).orElse(List.of());
      List<String> own = pictures.stream().map(SampledPicture::caption).toList();
      if (captions.isEmpty()) {
        captions.addAll(own);
      }
      if (!own.isEmpty() && own.equals(captions)) {
        List<BufferedImage> images = pictures.stream().map(SmallScalePictures::decoded).toList();
        rows.add(new SheetRow(names.brief(network), names.detail(network), images));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(ContactSheet.of(SAMPLES, "Samples of each network", captions, rows));
  }

  private Optional<TrainedNetwork> first(Trainings.Network network) {
    return small.trainings().asked().seeds().stream()
        .flatMap(it -> Optional.ofNullable(network.runs().get(it)).stream())
        .findFirst();
  }

  private static BufferedImage decoded(SampledPicture picture) {
    try {
      byte[] png = Base64.getDecoder().decode(picture.png());
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)), "no PNG");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Picture> losses() {
    List<Curve> curves = new ArrayList<>();
    SmallScaleNames names = new SmallScaleNames(trials);
    for (Trainings.Network network : small.trainings().networks()) {
      List<Curve.Point> points = curve(network);
      if (points.size() > 1) {
        curves.add(new Curve(names.of(network), points));
      }
    }
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    double steps = curves.stream().mapToDouble(it -> it.last().x()).max().orElse(1);
    DoubleSummaryStatistics losses =
        curves.stream()
            .flatMap(it -> it.points().stream())
            .mapToDouble(Curve.Point::y)
            .summaryStatistics();
    return Optional.of(
        CurvesChart.of(
            LOSSES,
            "The training loss of each network",
            new Axis("steps", 0, steps, it -> String.format(Locale.ROOT, "%,.0f", it)),
            Axis.around(
                "training loss, mean over the seeds",
                losses.getMin(),
                losses.getMax(),
                MARGIN,
                it -> String.format(Locale.ROOT, "%.2f", it)),
            curves,
            Optional.empty()));
  }

  // Point by point over the seeds, as far as all of them go. All networks start alike and far above
  // what they differ in, so the start is left out.
  private static List<Curve.Point> curve(Trainings.Network network) {
    List<TrainedNetwork> runs = List.copyOf(network.runs().values());
    int points = runs.stream().mapToInt(it -> it.curve().size()).min().orElse(0);
    double steps = runs.stream().mapToLong(TrainedNetwork::steps).average().orElse(0);
    List<Curve.Point> curve = new ArrayList<>();
    for (int i = points / START; i < points; i++) {
      int index = i;
      double mean = runs.stream().mapToDouble(it -> it.curve().get(index)).average().orElse(0);
      curve.add(new Curve.Point(steps * (i + 1) / points, mean));
    }
    return curve;
  }
}
