package io.unetlab.training.recipe;

import static io.unetlab.spec.yaml.YamlText.number;
import static io.unetlab.spec.yaml.YamlText.scalar;
import static io.unetlab.training.recipe.RecipeWriter.put;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what a recipe's networks see: the pictures, their latents, and their captions. */
final class DataWriter {

  private final NamedFiles files;

  DataWriter(NamedFiles files) {
    this.files = files;
  }

  Map<String, Object> data(DataSource data) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (data instanceof DataSource.Shapes shapes) {
      put(map, DataParser.SHAPES, shapes(shapes));
      return map;
    }
    if (data instanceof DataSource.Folder folder) {
      put(map, DataParser.FOLDER, content(folder.directory()));
    } else if (data instanceof DataSource.WebDataset web) {
      put(map, DataParser.WEBDATASET, web.archives().stream().map(this::content).toList());
    }
    put(map, DataParser.SIZE, data.size());
    put(map, DataParser.HELD_OUT, number(data.heldOut()));
    return map;
  }

  private static Map<String, Object> shapes(DataSource.Shapes shapes) {
    Map<String, Object> map = new LinkedHashMap<>();
    put(map, DataParser.OBJECTS, shapes.objects());
    put(map, DataParser.MADE_SIZE, shapes.size());
    put(map, DataParser.IMAGES, shapes.images());
    put(map, DataParser.MADE_HELD_OUT, number(shapes.heldOut()));
    put(map, DataParser.SEED, shapes.seed());
    return map;
  }

  Object latent(LatentForm latent) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (latent instanceof LatentForm.Pixels) {
      return "pixels";
    }
    if (latent instanceof LatentForm.Shuffled shuffled) {
      put(map, DataParser.SHUFFLE, shuffled.factor());
    } else if (latent instanceof LatentForm.Encoded encoded) {
      put(map, DataParser.ENCODER, network(encoded.network()));
      put(map, DataParser.WEIGHTS, content(encoded.weights()));
      put(map, DataParser.DECODER, network(encoded.decoder()));
      put(map, DataParser.DECODER_WEIGHTS, content(encoded.decoderWeights()));
      put(map, DataParser.SCALE, number(encoded.scale()));
    }
    return map;
  }

  Object text(TextSource text) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (text instanceof TextSource.None) {
      return "none";
    }
    if (text instanceof TextSource.Words words) {
      Map<String, Object> table = new LinkedHashMap<>();
      put(table, DataParser.TOKENS, words.tokens());
      put(table, DataParser.WIDTH, words.width());
      put(map, DataParser.WORDS, table);
    } else if (text instanceof TextSource.Encoder encoder) {
      put(map, DataParser.TEXT_ENCODER, network(encoder.network()));
      put(map, DataParser.TEXT_WEIGHTS, content(encoder.weights()));
      put(map, DataParser.TOKENIZER, content(encoder.tokenizer()));
    }
    return map;
  }

  private String network(Path file) {
    return scalar(files.network(file));
  }

  private String content(Path file) {
    return scalar(files.content(file));
  }
}
