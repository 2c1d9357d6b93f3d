package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * From a pipeline and a checkpoint to a picture that can be made. Every file is opened and matched
 * with its network first, so that all problems are reported together and before anything runs.
 */
public final class PictureLoader {

  private final PipelineSpec pipeline;
  private final CheckpointFiles files;
  private final PictureWish wish;
  private final Problems problems = new Problems();
  private final List<String> notes = new ArrayList<>();

  private PictureLoader(PipelineSpec pipeline, CheckpointFiles files, PictureWish wish) {
    this.pipeline = pipeline;
    this.files = files;
    this.wish = wish;
  }

  /**
   * What is needed for a picture.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is missing or does not fit
   */
  public static PictureOrder load(PipelineSpec pipeline, CheckpointFiles files, PictureWish wish) {
    return new PictureLoader(pipeline, files, wish).load();
  }

  private PictureOrder load() {
    PartGraphs graphs = PartGraphs.of(pipeline);
    SchedulerFile scheduler = SchedulerFile.read(files, wish.sampler(), problems);
    new PictureChecks(pipeline, graphs, problems).check(wish.sampler(), scheduler.noise());
    Map<String, PartNetwork> networks = new HashMap<>();
    graphs.all().forEach((word, graph) -> network(word, graph, networks));
    LatentFile latents = LatentFile.read(files, pipeline, problems);
    TextFiles texts = new TextFiles(pipeline, files, wish, problems);
    List<TextIds> ids = texts.read(graphs);
    problems.throwIfErrors();
    notes.addAll(scheduler.notes());
    notes.addAll(latents.notes());
    notes.addAll(texts.notes());
    SamplingPlan plan =
        new SamplingPlan(wish.sampler(), scheduler.noise(), pipeline.steps(), pipeline.guidance());
    PictureRequest request =
        new PictureRequest(
            together(graphs, networks), ids, plan, latents.scale(), new SeededNoise(wish.seed()));
    return new PictureOrder(request, notes);
  }

  private void network(String word, Graph graph, Map<String, PartNetwork> to) {
    Optional<WeightStore> weights =
        files
            .weights(word, pipeline.location(), problems)
            .flatMap(file -> WeightStore.open(file, problems))
            .flatMap(store -> WeightMatch.match(graph, store, problems));
    weights.ifPresent(
        it -> {
          it.notes().forEach(note -> notes.add("weights of " + word + ": " + note));
          to.put(word, new PartNetwork(word, graph, it));
        });
  }

  private static PictureNetworks together(PartGraphs graphs, Map<String, PartNetwork> networks) {
    return new PictureNetworks(
        graphs.encoders().stream().map(word -> of(word, networks)).toList(),
        of(PartWord.UNET.word(), networks),
        graphs.decoder().map(it -> of(PartWord.DECODER.word(), networks)));
  }

  private static PartNetwork of(String word, Map<String, PartNetwork> networks) {
    return Objects.requireNonNull(networks.get(word), () -> "no weights of " + word);
  }
}
