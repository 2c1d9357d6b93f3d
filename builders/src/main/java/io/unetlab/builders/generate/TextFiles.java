package io.unetlab.builders.generate;

import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.InputNames;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.json.JsonFile;
import io.unetlab.builders.tokenizer.PromptTokenizer;
import io.unetlab.builders.tokenizer.TokenizerFolder;
import io.unetlab.builders.tokenizer.Tokens;
import io.unetlab.spec.pipeline.Guidance;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the texts into what each text encoder reads, with the checkpoint's tokenizers. */
final class TextFiles {

  private static final String INDEX = "model_index.json";
  private static final String ZEROS = "force_zeros_for_empty_prompt";

  private final PipelineSpec pipeline;
  private final CheckpointFiles files;
  private final PictureWish wish;
  private final Problems problems;
  private final List<String> notes = new ArrayList<>();

  TextFiles(PipelineSpec pipeline, CheckpointFiles files, PictureWish wish, Problems problems) {
    this.pipeline = pipeline;
    this.files = files;
    this.wish = wish;
    this.problems = problems;
  }

  /** What the user should know about the texts. */
  List<String> notes() {
    return notes;
  }

  /** The texts of each encoder; fewer if a problem was added. */
  List<TextIds> read(PartGraphs graphs) {
    boolean zeros = wish.negative().isEmpty() && zerosForNothing(graphs.unet());
    if (wish.negative().isPresent() && !isGuided()) {
      notes.add("the negative prompt is ignored: only guidance in two passes reads it");
    }
    List<TextIds> texts = new ArrayList<>();
    for (String word : graphs.encoders()) {
      read(word, graphs.of(word), zeros).ifPresent(texts::add);
    }
    return texts;
  }

  // Stable Diffusion XL was trained with zeros in place of the text, and its pipeline's own default
  // is to use them.
  private boolean zerosForNothing(Graph unet) {
    return UNetInputs.find(unet, InputNames.POOLED).isPresent()
        && files
            .whole(INDEX)
            .flatMap(it -> JsonFile.readIfThere(it, PictureCode.SYNTAX, problems))
            .map(it -> it.root().path(ZEROS).asBoolean(true))
            .orElse(true);
  }

  private Optional<TextIds> read(String word, Graph encoder, boolean zeros) {
    String tokenizerWord = PartGraphs.tokenizer(word);
    Optional<Path> folder = files.place(tokenizerWord);
    if (folder.isEmpty()) {
      String message = "the tokenizer of `" + word + "` is not named";
      String hint = "--weights " + tokenizerWord + "=DIR names it";
      problems.error(PictureCode.NO_TEXT, pipeline.location(), tokenizerWord, message, hint);
      return Optional.empty();
    }
    Optional<PromptTokenizer> opened = TokenizerFolder.read(folder.get(), problems);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (PromptTokenizer tokenizer = opened.get()) {
      return fits(tokenizer, word, encoder, folder.get())
          ? Optional.of(texts(tokenizer, word, encoder, zeros))
          : Optional.empty();
    }
  }

  private boolean fits(PromptTokenizer tokenizer, String word, Graph encoder, Path folder) {
    long vocabulary =
        encoder.nodes().stream()
            .map(Node::op)
            .filter(Embedding.class::isInstance)
            .mapToLong(it -> ((Embedding) it).count())
            .findFirst()
            .orElse(Long.MAX_VALUE);
    if (tokenizer.highest() < vocabulary) {
      return true;
    }
    String message =
        "the tokenizer's numbers reach "
            + tokenizer.highest()
            + ", and the vocabulary of `"
            + word
            + "` has "
            + vocabulary
            + " tokens";
    problems.error(PictureCode.VOCABULARY, CheckpointFiles.at(folder), word, message);
    return false;
  }

  private TextIds texts(PromptTokenizer tokenizer, String word, Graph encoder, boolean zeros) {
    int length = Math.toIntExact(encoder.inputs().get(0).shape().dim(1));
    Tokens prompt = tokenizer.encode(wish.prompt(), length);
    note("prompt", prompt, word, length);
    if (zeros || !isGuided()) {
      return new TextIds(prompt.ids(), Optional.empty());
    }
    Tokens negative = tokenizer.encode(wish.negative().orElse(""), length);
    note("negative prompt", negative, word, length);
    return new TextIds(prompt.ids(), Optional.of(negative.ids()));
  }

  private boolean isGuided() {
    return pipeline.guidance().kind() == Guidance.Kind.TWO_PASSES;
  }

  private void note(String what, Tokens tokens, String word, int length) {
    if (!tokens.ignored().isEmpty()) {
      notes.add(
          "the "
              + what
              + " is longer than the "
              + length
              + " tokens of "
              + word
              + "; this end is ignored: "
              + tokens.ignored());
    }
  }
}
