package io.unetlab.builders.tokenizer;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.unetlab.builders.RuntimeUnavailableException;
import io.unetlab.builders.djl.DjlProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Hugging Face's tokenizers of this process, started offline on their first use; the native library
 * is unpacked once into the cache directory.
 */
final class TokenizersLibrary {

  /** Its own cutting and padding would need a model's names; {@link PromptTokenizer} does both. */
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false");

  private TokenizersLibrary() {}

  /**
   * A tokenizer, which the caller closes.
   *
   * @param json a {@code tokenizer.json}
   * @throws RuntimeUnavailableException where there is no native library for this platform
   * @throws RuntimeException of no certain class if the library rejects the text
   */
  static HuggingFaceTokenizer open(String json) {
    DjlProperties.set();
    try {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(text), OPTIONS);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    } catch (EngineException | LinkageError e) {
      throw new RuntimeUnavailableException(
          "the tokenizers' native library cannot start: " + e.getMessage(), e);
    }
  }
}
