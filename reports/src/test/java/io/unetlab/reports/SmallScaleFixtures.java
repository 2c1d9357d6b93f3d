package io.unetlab.reports;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The example study that trains MobileDiffusion's ladder at a small scale, with made-up trainings.
 */
public final class SmallScaleFixtures {

  private static final Path STUDY = Path.of("../examples/mobilediffusion/trained.yaml");
  private static final int SIDE = 16;
  private static final int POINTS = 40;
  private static final List<String> CAPTIONS =
      List.of(
          "a red circle on the left on black",
          "a large blue square at the top on grey",
          "a small green cross at the bottom on white",
          "a yellow triangle on the right on black");

  private SmallScaleFixtures() {}

  /** The study with a result of every training but those that failed. */
  public static StudyResult study() {
    return StudyRunner.run(StudyLoader.load(STUDY), RunSettings.PLAIN.with(new MadeUp()));
  }

  /** A network's loss follows from its size, whether it reads text, and chance. */
  private static final class MadeUp implements NetworkTrainer {

    @Override
    public String target() {
      return "nothing";
    }

    @Override
    public String protocol() {
      return "made up";
    }

    @Override
    public TrainedNetwork train(Task task) {
      MetricSet counted = Metrics.counted(task.spec());
      boolean blind = counted.require("cross_attentions").signum() == 0;
      if (task.label().contains("residual_blocks") && task.seed() == 3) {
        throw new RefusedException("the loss is not a number after step 412");
      }
      Random random = new Random(31L * task.spec().hash().hex().hashCode() + task.seed());
      double common = 0.012 * new Random(task.seed()).nextGaussian();
      double loss = 0.13 + common + 0.004 * random.nextGaussian() + (blind ? 0.08 : 0);
      double gain = blind ? 0 : 0.065 - common / 2 + 0.006 * random.nextGaussian();
      Map<String, BigDecimal> values = new LinkedHashMap<>();
      values.put("denoising_loss", BigDecimal.valueOf(loss));
      values.put("caption_gain", BigDecimal.valueOf(gain));
      values.put("caption_accuracy", BigDecimal.valueOf(Math.max(0, 6 * gain - 0.05)));
      double seconds = 40 + counted.require("macs").doubleValue() / 2e5;
      return new TrainedNetwork(
          values, List.of(loss), curve(loss, random), 1000, seconds, seconds, pictures(random));
    }

    private static List<Double> curve(double end, Random random) {
      List<Double> curve = new ArrayList<>();
      for (int i = 0; i < POINTS; i++) {
        curve.add(end + 0.8 * Math.exp(-0.25 * i) + 0.01 * random.nextDouble());
      }
      return curve;
    }

    private static List<TrainedNetwork.SampledPicture> pictures(Random random) {
      List<TrainedNetwork.SampledPicture> pictures = new ArrayList<>();
      for (String caption : CAPTIONS) {
        pictures.add(new TrainedNetwork.SampledPicture(caption, png(caption, random)));
      }
      return pictures;
    }

    private static String png(String caption, Random random) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = image.createGraphics();
      g.setColor(caption.contains("red") ? Color.RED : Color.BLUE);
      g.fillOval(2 + random.nextInt(4), 2 + random.nextInt(4), 8, 8);
      g.dispose();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        ImageIO.write(image, "png", bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
  }
}
