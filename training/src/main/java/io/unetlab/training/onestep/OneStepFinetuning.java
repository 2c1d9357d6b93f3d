package io.unetlab.training.onestep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Optimizer;
import io.unetlab.builders.djl.OptimizerSettings;
import io.unetlab.builders.djl.Recording;
import io.unetlab.builders.djl.TrainableNetwork;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.training.diffusion.Denoiser;
import io.unetlab.training.diffusion.LevelArrays;
import io.unetlab.training.diffusion.NoiseLevel;
import io.unetlab.training.recipe.Diffusion;
import io.unetlab.training.recipe.OneStep;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Finetunes a diffusion network so that one step from noise gives a picture: UFOGen, Xu et al.,
 * arXiv 2311.09257, which MobileDiffusion (Zhao et al., arXiv 2311.16567, section 3.3) follows.
 * Generator and discriminator start from the same diffusion network and take turns. The generator's
 * picture is noised forward again, by q(x_t | x0) with fresh noise and not by the posterior, before
 * the discriminator compares it with a real one at the same noise level; the mean squared error to
 * the real picture keeps the generator to the caption.
 *
 * <p>What text the networks read is not trained. Knows no architecture: any network with a sample,
 * a timestep and, if it reads text, a caption. Not thread-safe.
 */
public final class OneStepFinetuning implements AutoCloseable {

  private static final String GENERATOR = "generator/";
  private static final String DISCRIMINATOR = "discriminator/";

  /**
   * The losses of one iteration.
   *
   * @param adversarial of the generator; ln 2 where the discriminator cannot tell
   * @param reconstruction mean squared error of the generator's pictures
   * @param discriminator 2 ln 2 where it cannot tell
   * @param norm of the generator's gradients
   */
  public record Losses(
      double adversarial, double reconstruction, double discriminator, double norm) {

    /** What the generator makes smaller. */
    public double generator(OneStep settings) {
      return settings.adversarial() * adversarial + settings.reconstruction() * reconstruction;
    }

    /** Whether all of them are numbers; if not, the weights are of no use any more. */
    public boolean finite() {
      return Double.isFinite(adversarial + reconstruction + discriminator + norm);
    }
  }

  private final OneStep settings;
  private final OneStepLevels levels;
  private final Denoiser generating;
  private final Denoiser judging;
  private final Generator generator;
  private final Discriminator discriminator;
  private final Optimizer ofGenerator;
  private final Optimizer ofDiscriminator;

  private OneStepFinetuning(
      Denoiser network, Denoiser judging, Diffusion diffusion, OneStep settings) {
    this.settings = settings;
    this.levels = OneStepLevels.of(diffusion, settings.times());
    this.generating = network;
    this.judging = judging;
    this.generator = new Generator(generating, diffusion);
    this.discriminator = new Discriminator(judging);
    this.ofGenerator = optimizer(generating, OptionalDouble.of(settings.ema()));
    this.ofDiscriminator = optimizer(judging, OptionalDouble.empty());
    network.text().trained().ifPresent(it -> it.setTrained(false));
  }

  /**
   * A finetuning before its first iteration.
   *
   * @param network the diffusion network, which becomes the generator; the caller closes it
   */
  public static OneStepFinetuning start(
      Denoiser network, Diffusion diffusion, OneStep settings, KernelMode kernels) {
    Graph graph = network.unet().graph();
    WeightStore weights = WeightStore.of(network.unet().weights());
    return of(network, Discriminator.start(graph, weights), diffusion, settings, kernels);
  }

  /**
   * A finetuning that was stopped.
   *
   * @param network any weights of the diffusion network, which are replaced; the caller closes it
   * @param state of {@link #state}
   * @throws IllegalArgumentException if a tensor is missing
   */
  public static OneStepFinetuning resume(
      Denoiser network,
      WeightStore state,
      long iterations,
      Diffusion diffusion,
      OneStep settings,
      KernelMode kernels) {
    WeightStore ofGenerator = state.under(GENERATOR);
    WeightStore ofDiscriminator = state.under(DISCRIMINATOR);
    network.unet().load(ofGenerator);
    OneStepFinetuning one = of(network, ofDiscriminator, diffusion, settings, kernels);
    try {
      one.ofGenerator.restore(ofGenerator, iterations);
      one.ofDiscriminator.restore(ofDiscriminator, settings.adversarial() == 0 ? 0 : iterations);
      return one;
    } catch (RuntimeException | Error e) {
      one.close();
      throw e;
    }
  }

  private static OneStepFinetuning of(
      Denoiser network,
      WeightStore discriminator,
      Diffusion diffusion,
      OneStep settings,
      KernelMode kernels) {
    TrainableNetwork unet = TrainableNetwork.of(network.unet().graph(), discriminator, kernels);
    try {
      Denoiser judging = new Denoiser(unet, network.text());
      return new OneStepFinetuning(network, judging, diffusion, settings);
    } catch (RuntimeException | Error e) {
      unet.close();
      throw e;
    }
  }

  // Without momentum, since each network changes what the other has to learn.
  private static Optimizer optimizer(Denoiser of, OptionalDouble ema) {
    return new Optimizer(
        List.of(of.unet()),
        new OptimizerSettings(
            OptimizerSettings.Kind.ADAM, 0, 0.99, 1e-8, 0, OptionalDouble.of(1), ema));
  }

  /** Takes one turn of each network: first the generator's, then the discriminator's. */
  public Losses iterate(OneStepBatch batch) {
    try (NDManager scope = generating.unet().manager().newSubManager()) {
      return new Iteration(batch, scope).run();
    }
  }

  /** One iteration, whose arrays are open until it is over: the backward passes read them. */
  private final class Iteration {

    private final OneStepBatch batch;
    private final NDManager scope;
    private final Shape shape;
    private final NDArray real;
    private final List<NoiseLevel> read;
    private final List<NoiseLevel> compared;

    Iteration(OneStepBatch batch, NDManager scope) {
      this.batch = batch;
      this.scope = scope;
      TensorShape one = generating.unet().graph().inputs().get(0).shape();
      this.shape = new Shape(one.with(0, batch.size()).toArray());
      this.real = scope.create(batch.pictures(), shape);
      this.read = Arrays.stream(batch.times()).mapToObj(levels.read()::get).toList();
      this.compared = Arrays.stream(batch.times()).mapToObj(levels.compared()::get).toList();
    }

    Losses run() {
      boolean rivals = settings.adversarial() != 0;
      NDArray input = noised(real, batch.noise(), read);
      judging.unet().setTrained(false);
      NDArray fake;
      NDArray reconstruction;
      NDArray adversarial;
      try (Recording recording = Recording.start()) {
        fake = generator.pictures(input, read, batch.captions());
        reconstruction = fake.sub(real).square().mean();
        adversarial = rivals ? caught(fake) : number(0);
        recording.backward(
            reconstruction
                .mul(number(settings.reconstruction()))
                .add(adversarial.mul(number(settings.adversarial()))));
      }
      double norm = ofGenerator.step(settings.learningRate());
      judging.unet().setTrained(true);
      double judged = rivals ? judge(fake.stopGradient()) : 0;
      return new Losses(adversarial.getFloat(), reconstruction.getFloat(), judged, norm);
    }

    private NDArray caught(NDArray fake) {
      return missed(logits(noised(fake, batch.fakeNoise(), compared)).neg());
    }

    private double judge(NDArray fake) {
      NDArray realInput = noised(real, batch.realNoise(), compared);
      NDArray fakeInput = noised(fake, batch.judgedNoise(), compared);
      NDArray loss;
      try (Recording recording = Recording.start()) {
        loss = missed(logits(realInput).neg()).add(missed(logits(fakeInput)));
        recording.backward(loss);
      }
      ofDiscriminator.step(settings.learningRate());
      return loss.getFloat();
    }

    private NDArray logits(NDArray input) {
      return discriminator.logits(input, compared, batch.captions());
    }

    private NDArray noised(NDArray pictures, float[] noise, List<NoiseLevel> at) {
      NDArray kept = pictures.mul(LevelArrays.column(pictures, at, NoiseLevel::signal));
      NDArray fresh = scope.create(noise, shape);
      return kept.add(fresh.mul(LevelArrays.column(pictures, at, NoiseLevel::noise)));
    }

    // A number's own operations pass it in memory that the backward pass finds freed.
    private NDArray number(double value) {
      return scope.full(new Shape(1), (float) value);
    }
  }

  // The logistic loss: Goodfellow et al., arXiv 1406.2661, with the generator's non-saturating one.
  private static NDArray missed(NDArray logits) {
    return Activation.softPlus(logits).mean();
  }

  /** The generator's averaged weights, by the graph's names. */
  public List<Tensor> averages() {
    return ofGenerator.averages(0);
  }

  /** The number of iterations done. */
  public long iterations() {
    return ofGenerator.steps();
  }

  /** All that later iterations depend on. */
  public List<Tensor> state() {
    return Stream.concat(
            state(GENERATOR, generating, ofGenerator),
            state(DISCRIMINATOR, judging, ofDiscriminator))
        .toList();
  }

  private static Stream<Tensor> state(String prefix, Denoiser of, Optimizer optimizer) {
    return Stream.concat(of.unet().weights().stream(), optimizer.state().stream())
        .map(it -> it.renamed(prefix + it.name()));
  }

  @Override
  public void close() {
    ofGenerator.close();
    ofDiscriminator.close();
    judging.unet().close();
  }
}
