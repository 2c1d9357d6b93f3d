package io.unetlab.training.text;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.training.data.LatentShapes;
import io.unetlab.training.data.Shapes;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TextSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a network can be trained by a recipe: it reads and predicts the recipe's latents, reads
 * captions in the recipe's form or not at all, and nothing else. Reads the files that the recipe
 * names, but neither pictures nor weights.
 */
public final class Fitness {

  private static final Set<String> PROVIDED =
      Set.of(InputNames.SAMPLE, InputNames.TIMESTEP, InputNames.STATES);

  private final NetworkSpec unet;
  private final Graph graph;
  private final Recipe recipe;
  private final WrittenPlaces network;
  private final WrittenPlaces recipePlaces;
  private final Problems problems;

  private Fitness(NetworkSpec unet, Recipe recipe, WrittenPlaces recipePlaces, Problems problems) {
    this.unet = unet;
    this.graph = Networks.graph(unet);
    this.recipe = recipe;
    this.network = WrittenPlaces.of(unet.location());
    this.recipePlaces = recipePlaces;
    this.problems = problems;
  }

  /**
   * Adds everything in which a network does not fit a recipe; also warnings.
   *
   * @param recipeFile where the recipe was read, for the places in it; empty if a program made it
   */
  public static void check(
      NetworkSpec network, Recipe recipe, Optional<Path> recipeFile, Problems problems) {
    Optional<? extends NetworkSpec> unet = NetworkKinds.UNET.of(network);
    if (unet.isEmpty()) {
      String message = "only a unet is trained, found a file of kind `" + network.kind() + "`";
      problems.error(SpecCode.WRONG_KIND, network.location(), "kind", message);
      return;
    }
    WrittenPlaces places = recipeFile.map(WrittenPlaces::of).orElseGet(WrittenPlaces::none);
    new Fitness(unet.get(), recipe, places, problems).check();
  }

  private void check() {
    LatentShapes.of(recipe, problems).ifPresent(this::checkLatent);
    checkText();
    checkInputs();
    checkCaptions();
  }

  private void checkLatent(TensorShape made) {
    String read = sides(input(InputNames.SAMPLE).orElseThrow().shape());
    String predicted = sides(graph.output().shape());
    String latent = sides(made);
    if (!read.equals(latent)) {
      latent("the network reads a latent of " + read + ", and the recipe makes " + latent);
    } else if (!predicted.equals(latent)) {
      latent("the network predicts " + predicted + ", and the recipe's latent is " + latent);
    }
  }

  private void latent(String message) {
    error(FitCode.LATENT, "latent", message, "latent");
  }

  private static String sides(TensorShape image) {
    return image.dim(1) + " x " + image.dim(2) + " x " + image.dim(3);
  }

  private void checkText() {
    Optional<Node> states = input(InputNames.STATES);
    if (states.isEmpty()) {
      return;
    }
    String read = "the network reads " + tokens(states.get().shape());
    if (recipe.text() instanceof TextSource.None) {
      error(FitCode.TEXT, "text", read + ", and the recipe has no text", "text");
      return;
    }
    Optional<TensorShape> given = TextShapes.of(recipe.text(), problems);
    if (given.isPresent() && !tokens(given.get()).equals(tokens(states.get().shape()))) {
      String message = read + ", and the recipe's text has " + tokens(given.get());
      error(FitCode.TEXT, "text", message, "text");
    }
  }

  private static String tokens(TensorShape states) {
    return states.dim(1) + " tokens that are " + states.dim(2) + " wide";
  }

  private void checkInputs() {
    for (Node input : graph.inputs()) {
      if (!PROVIDED.contains(input.name())) {
        String message = "the network reads `" + input.name() + "`, which no recipe provides";
        problems.error(FitCode.INPUT, unet.location(), input.name(), message);
      }
    }
  }

  // Whatever the network: all read the same captions.
  private void checkCaptions() {
    if (recipe.text() instanceof TextSource.Words words
        && recipe.data() instanceof DataSource.Shapes shapes
        && words.tokens() < Shapes.longestCaption(shapes.objects())) {
      String message =
          String.format(
              Locale.ROOT,
              "captions have up to %d words, and %d are read of them",
              Shapes.longestCaption(shapes.objects()),
              words.tokens());
      SourceLocation place = recipePlaces.of("text", "words", "tokens");
      problems.add(
          new Problem(Severity.WARNING, FitCode.CUT, place, "text.words.tokens", message, ""));
    }
  }

  private Optional<Node> input(String name) {
    return graph.inputs().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private void error(FitCode code, String path, String message, String recipeKey) {
    SourceLocation place = recipePlaces.of(recipeKey);
    String hint = place.equals(SourceLocation.NOWHERE) ? "" : "the recipe's is at " + place;
    problems.error(code, network.of(path), path, message, hint);
  }
}
