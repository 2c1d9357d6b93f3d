package io.unetlab.builders.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.List;

/** Turns prompts into tokens. Holds native memory until it is closed. */
public final class PromptTokenizer implements AutoCloseable {

  private final HuggingFaceTokenizer library;
  private final int pad;
  private final int highest;

  PromptTokenizer(HuggingFaceTokenizer library, int pad, int highest) {
    this.library = library;
    this.pad = pad;
    this.highest = highest;
  }

  /** The highest number of a token; an encoder's vocabulary must be larger. */
  public int highest() {
    return highest;
  }

  /**
   * A text in a number of tokens: padded, or cut off before the token that ends it.
   *
   * @param length at least 2, for the tokens around the text
   */
  public Tokens encode(String text, int length) {
    if (length < 2) {
      throw new IllegalArgumentException("length must be at least 2, is " + length);
    }
    Encoding encoding = library.encode(text, true, false);
    long[] all = encoding.getIds();
    List<Integer> ids = new ArrayList<>();
    for (long id : all) {
      ids.add(Math.toIntExact(id));
    }
    if (all.length <= length) {
      while (ids.size() < length) {
        ids.add(pad);
      }
      return new Tokens(ids, all.length, "");
    }
    List<Integer> cut = new ArrayList<>(ids.subList(0, length - 1));
    cut.add(ids.get(ids.size() - 1));
    return new Tokens(cut, length, rest(text, encoding.getCharTokenSpans()[length - 1]));
  }

  private static String rest(String text, CharSpan firstIgnored) {
    int start = firstIgnored == null ? 0 : firstIgnored.getStart();
    return text.substring(text.offsetByCodePoints(0, start));
  }

  @Override
  public void close() {
    library.close();
  }
}
