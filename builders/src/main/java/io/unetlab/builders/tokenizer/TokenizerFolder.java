package io.unetlab.builders.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.json.JsonFile;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tokenizer of a diffusers pipeline: {@code tokenizer.json}, or CLIP's {@code vocab.json} and
 * {@code merges.txt}, and the files that name the tokens around a text.
 */
public final class TokenizerFolder {

  private static final String WHOLE = "tokenizer.json";
  private static final String VOCABULARY = "vocab.json";
  private static final String MERGES = "merges.txt";

  private TokenizerFolder() {}

  /**
   * The tokenizer in a folder; empty if a problem was added.
   *
   * @throws RuntimeUnavailableException where the library cannot run
   */
  public static Optional<PromptTokenizer> read(Path folder, Problems problems) {
    if (Files.exists(folder.resolve(WHOLE))) {
      return whole(folder, problems);
    }
    if (Files.exists(folder.resolve(VOCABULARY)) && Files.exists(folder.resolve(MERGES))) {
      return clip(folder, problems);
    }
    SourceLocation place = new Source(folder.normalize().toString(), "").at(1, 1);
    String message = "expected a tokenizer, tokenizer.json or vocab.json and merges.txt; ";
    problems.error(TokenizerCode.MISSING, place, "", message + lacking(folder));
    return Optional.empty();
  }

  private static String lacking(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "there is no such directory";
    }
    if (Files.exists(folder.resolve(VOCABULARY))) {
      return MERGES + " is missing";
    }
    return Files.exists(folder.resolve(MERGES))
        ? VOCABULARY + " is missing"
        : "the directory has neither";
  }

  private static Optional<PromptTokenizer> whole(Path folder, Problems problems) {
    Optional<JsonFile> file = JsonFile.read(folder.resolve(WHOLE), TokenizerCode.SYNTAX, problems);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return Vocabulary.of(
            file.get().root().path("model").path("vocab"), file.get().location(), problems)
        .map(vocabulary -> vocabulary.with(file.get().root().path("added_tokens")))
        .flatMap(
            vocabulary ->
                open(
                    file.get().source().text(),
                    vocabulary,
                    SpecialTokens.read(folder, problems),
                    problems));
  }

  private static Optional<PromptTokenizer> clip(Path folder, Problems problems) {
    Problems own = new Problems();
    Optional<Vocabulary> vocabulary =
        JsonFile.read(folder.resolve(VOCABULARY), TokenizerCode.SYNTAX, own)
            .flatMap(file -> Vocabulary.of(file.root(), file.location(), own));
    SpecialTokens special = SpecialTokens.read(folder, own);
    vocabulary.ifPresent(it -> it.id(special.start(), "the token that starts a text", own));
    vocabulary.ifPresent(it -> it.id(special.end(), "the token that ends a text", own));
    Optional<ClipMerges> merges =
        vocabulary.flatMap(it -> ClipMerges.read(folder.resolve(MERGES), it, own));
    problems.addAll(own);
    if (own.hasErrors()) {
      return Optional.empty();
    }
    String json = ClipTokenizerJson.write(vocabulary.orElseThrow(), merges.orElseThrow(), special);
    return open(json, vocabulary.orElseThrow(), special, problems);
  }

  private static Optional<PromptTokenizer> open(
      String json, Vocabulary vocabulary, SpecialTokens special, Problems problems) {
    Optional<Integer> pad =
        vocabulary.id(special.pad(), "the token that fills a text up to its length", problems);
    if (pad.isEmpty()) {
      return Optional.empty();
    }
    return library(json, vocabulary, problems)
        .map(it -> new PromptTokenizer(it, pad.get(), vocabulary.highest()));
  }

  // The library's exceptions have no class of their own.
  private static Optional<HuggingFaceTokenizer> library(
      String json, Vocabulary vocabulary, Problems problems) {
    try {
      return Optional.of(TokenizersLibrary.open(json));
    } catch (RuntimeUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      String message = "this is not a tokenizer that is read: " + e.getMessage();
      problems.error(TokenizerCode.SYNTAX, vocabulary.location(), "", message);
      return Optional.empty();
    }
  }
}
