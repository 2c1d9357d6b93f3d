package io.unetlab.spec.text;

import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.Require;
import io.unetlab.spec.source.SourceLocation;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A transformer that reads the tokens of a text, as CLIP's and OpenCLIP's text towers do, with
 * every default resolved.
 *
 * @param name a short name for tables
 * @param title for headings
 * @param batch texts of one run
 * @param tokens the length of a text, padding included
 * @param vocabulary the number of different tokens; ids are below it
 * @param width of a token's state
 * @param layers of its checkpoint
 * @param skipLast layers at the end of the checkpoint that it does not have
 * @param heads of every attention
 * @param feedForward of every layer
 * @param normEps added to the variance in every layer norm
 * @param causal whether a token attends to itself and those before it only
 * @param outputs what it returns; a list in a file may name one twice
 * @param endOfText the id that marks the end of a text: its first token is the pooled one; if
 *     empty, the token of the highest id is
 * @param projection the width of the projection of the pooled state
 * @param location where the document starts
 */
public record TextEncoderSpec(
    String name,
    String title,
    int batch,
    int tokens,
    int vocabulary,
    int width,
    int layers,
    int skipLast,
    int heads,
    TextFeedForward feedForward,
    double normEps,
    boolean causal,
    List<TextOutput> outputs,
    Optional<Integer> endOfText,
    Optional<Integer> projection,
    SourceLocation location)
    implements NetworkSpec {

  /** The word after {@code kind:} in a text encoder's file. */
  public static final String KIND = "text_encoder";

  public TextEncoderSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Require.positive("batch", batch);
    Require.positive("tokens", tokens);
    Require.positive("vocabulary", vocabulary);
    Require.positive("width", width);
    Require.positive("layers", layers);
    Require.atLeast(0, "skip_last", skipLast);
    Require.positive("heads", heads);
    Objects.requireNonNull(feedForward, "feedForward");
    outputs = List.copyOf(outputs);
    Require.positive("number of outputs", outputs.size());
    Objects.requireNonNull(endOfText, "endOfText");
    Objects.requireNonNull(projection, "projection");
    Objects.requireNonNull(location, "location");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public TextEncoderSpec named(String newName, String newTitle) {
    return new TextEncoderSpec(
        newName,
        newTitle,
        batch,
        tokens,
        vocabulary,
        width,
        layers,
        skipLast,
        heads,
        feedForward,
        normEps,
        causal,
        outputs,
        endOfText,
        projection,
        location);
  }

  @Override
  public String size() {
    return tokens + " tokens" + (batch == 1 ? "" : ", batch " + batch);
  }

  @Override
  public String identity() {
    return TextEncoderIdentity.text(this);
  }

  @Override
  public String yaml() {
    return TextEncoderWriter.write(this);
  }

  /** The outputs in their order, each once. */
  public Set<TextOutput> returned() {
    return Collections.unmodifiableSet(new TreeSet<>(outputs));
  }

  /** The layers that it has. */
  public int ownLayers() {
    return layers - skipLast;
  }

  /**
   * The layers that its outputs depend on: the last one has no effect if only the penultimate state
   * is returned. Only these are built and counted.
   */
  public int liveLayers() {
    return needsFinalNorm() ? ownLayers() : ownLayers() - 1;
  }

  /** Whether an output depends on the last layer and the final norm. */
  public boolean needsFinalNorm() {
    return outputs.stream().anyMatch(TextOutput::needsEverything);
  }

  /** Whether an output is the state at the end of the text. */
  public boolean isPooled() {
    return outputs.stream().anyMatch(TextOutput::isPooled);
  }

  /** The projection, if an output depends on it. */
  public Optional<Integer> liveProjection() {
    return projection.filter(width -> outputs.contains(TextOutput.TEXT_EMBEDS));
  }
}
