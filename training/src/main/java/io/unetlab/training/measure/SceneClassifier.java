package io.unetlab.training.measure;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.ContentCache;
import io.unetlab.builders.cache.Lease;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphPrinter;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.source.Reason;
import io.unetlab.training.data.Shapes;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads captions off pictures of the made set, and turns pictures into features. It is a function
 * of the number of things and the size of the pictures alone: trained once, on one thread, then
 * cached.
 */
final class SceneClassifier implements PictureFeatures {

  /**
   * What it sees in a picture.
   *
   * @param answers by question
   */
  record Reading(List<Integer> answers, double[] features) {

    Reading {
      answers = List.copyOf(answers);
    }
  }

  private static final long LIMIT = 100_000_000;
  private static final String WEIGHTS = "classifier.safetensors";

  /** Of real pictures that it is tested on. */
  private static final int TESTED = 1000;

  private static final long TEST_SEED = 0x74657374L;

  private final DataSource.Shapes source;
  private final Questions questions;
  private final TensorShape shape;
  private final TrainableNetwork network;

  private SceneClassifier(DataSource.Shapes source, Graph graph, WeightStore weights) {
    this.source = source;
    this.questions = new Questions(source.objects());
    this.shape = TensorShape.of(1, 3, source.size(), source.size());
    this.network = TrainableNetwork.of(graph, weights, KernelMode.FUSED);
    network.setTrained(false);
  }

  /**
   * The classifier for a made set; trains it if it is not in the cache.
   *
   * @throws CacheDirectory.UnusableException if it cannot be written
   */
  static SceneClassifier open(DataSource.Shapes source) {
    Graph graph = SceneNetwork.graph(source.size(), new Questions(source.objects()));
    ContentCache cache = new ContentCache(CacheDirectory.made("classifiers"), LIMIT);
    String content =
        String.join(
            "\n",
            GraphPrinter.printWithWeights(graph),
            "objects " + source.objects() + " size " + source.size(),
            "shapes " + source.version() + " training " + Evaluation.VERSION,
            "PyTorch " + PyTorch.version());
    String key = Sha256.of(content).substring(0, 32);
    try (Lease lease = cache.lease(key, folder -> write(source, folder)).at(WEIGHTS)) {
      return new SceneClassifier(source, graph, WeightStore.open(lease.path()));
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(
          cache.root(), "cannot write the made set's classifier: " + Reason.of(e));
    }
  }

  // On one thread: the bits depend on the number of threads.
  private static void write(DataSource.Shapes source, Path folder) throws IOException {
    int threads = PyTorch.threads();
    PyTorch.setThreads(1);
    try {
      WeightStore weights = SceneTraining.train(source);
      List<Tensor> tensors = List.copyOf(weights.tensors().values());
      SafetensorsWriter.write(folder.resolve(WEIGHTS), tensors, ElementType.FLOAT32, Map.of());
    } finally {
      PyTorch.setThreads(threads);
    }
  }

  Questions questions() {
    return questions;
  }

  @Override
  public String name() {
    return "the made set's classifier";
  }

  @Override
  public List<double[]> features(List<float[]> pictures) {
    return read(pictures).stream().map(Reading::features).toList();
  }

  /** Reads pictures, 3 x H x W each, pixels from -1 to 1, which are clipped. */
  List<Reading> read(List<float[]> pictures) {
    List<Reading> readings = new ArrayList<>();
    int portion = Portions.size(shape);
    for (int from = 0; from < pictures.size(); from += portion) {
      readings.addAll(
          readTogether(pictures.subList(from, Math.min(pictures.size(), from + portion))));
    }
    return readings;
  }

  private List<Reading> readTogether(List<float[]> pictures) {
    int n = pictures.size();
    int count = Math.toIntExact(shape.elements());
    float[] pixels = new float[n * count];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < count; j++) {
        pixels[i * count + j] = Math.max(-1, Math.min(1, pictures.get(i)[j]));
      }
    }
    try (NDManager manager = network.manager().newSubManager()) {
      NDArray input = manager.create(pixels, new Shape(n, 3, shape.dim(2), shape.dim(3)));
      NDList outputs = network.run(Map.of(InputNames.SAMPLE, input));
      float[] features = outputs.get(0).toFloatArray();
      float[] scores = outputs.get(1).toFloatArray();
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        readings.add(
            new Reading(
                questions.answers(scores, i * (questions.values() + SceneNetwork.GRAINS)),
                row(features, i * SceneNetwork.FEATURES)));
      }
      return readings;
    }
  }

  private static double[] row(float[] features, int from) {
    double[] row = new double[SceneNetwork.FEATURES];
    for (int i = 0; i < row.length; i++) {
      row[i] = features[from + i];
    }
    return row;
  }

  /** How often it is right on real pictures that it was not trained on. */
  CaptionAccuracy ownAccuracy() {
    Shapes shapes =
        new Shapes(new DataSource.Shapes(source.objects(), source.size(), TESTED, 0, TEST_SEED));
    List<float[]> pictures = new ArrayList<>();
    List<List<Integer>> right = new ArrayList<>();
    for (int i = 0; i < TESTED; i++) {
      pictures.add(shapes.example(i).image());
      right.add(questions.answers(shapes.scene(i)));
    }
    return CaptionAccuracy.of(questions, right, read(pictures));
  }

  @Override
  public void close() {
    network.close();
  }
}
