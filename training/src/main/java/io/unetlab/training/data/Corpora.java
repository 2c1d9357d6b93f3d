package io.unetlab.training.data;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.pictures.CaptionedFile;
import io.unetlab.training.pictures.FolderFiles;
import io.unetlab.training.pictures.TarFiles;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/** Opens the data of recipes. */
public final class Corpora {

  private Corpora() {}

  /**
   * The data of a recipe. What takes long is done once and kept in the cache: decoding files, or
   * encoding pictures.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with the files
   * @throws io.unetlab.builders.cache.CacheDirectory.UnusableException if the cache is not usable
   */
  public static TrainingData open(Recipe recipe) {
    Problems problems = new Problems();
    Corpus pictures = pictures(recipe.data(), problems);
    Optional<LatentCodec> codec = codec(recipe, pictures.shape(), problems);
    problems.throwIfErrors();
    LatentCodec latents = codec.orElseThrow();
    try {
      return data(recipe, pictures, latents);
    } catch (RuntimeException | Error e) {
      latents.close();
      throw e;
    }
  }

  /**
   * Finds everything that is wrong with the data of a recipe, and decodes files into the cache,
   * once for all trainings that follow. Runs no network: pictures are encoded when the data is
   * opened.
   *
   * @throws io.unetlab.spec.source.SpecException with everything that is wrong with the files
   * @throws io.unetlab.builders.cache.CacheDirectory.UnusableException if the cache is not usable
   */
  public static void prepare(Recipe recipe) {
    Problems problems = new Problems();
    Corpus pictures = pictures(recipe.data(), problems);
    Optional<LatentCodec> codec = codec(recipe, pictures.shape(), problems);
    problems.throwIfErrors();
    try (LatentCodec latents = codec.orElseThrow()) {
      if (!(recipe.latent() instanceof LatentForm.Encoded)) {
        data(recipe, pictures, latents).close();
      }
    }
  }

  private static TrainingData data(Recipe recipe, Corpus pictures, LatentCodec codec) {
    if (recipe.latent() instanceof LatentForm.Encoded) {
      Corpus latents = PackedCorpus.of(new LatentCorpus(pictures, codec), Packing.FLOATS);
      return new TrainingData(pictures, latents, codec);
    }
    Corpus decoded =
        recipe.data() instanceof DataSource.Shapes
            ? pictures
            : PackedCorpus.of(pictures, Packing.BYTES);
    return new TrainingData(decoded, new LatentCorpus(decoded, codec), codec);
  }

  private static Corpus pictures(DataSource source, Problems problems) {
    if (source instanceof DataSource.Shapes shapes) {
      return new Shapes(shapes);
    }
    return FileCorpus.of(files(source, problems), source, problems);
  }

  private static List<CaptionedFile> files(DataSource source, Problems problems) {
    if (source instanceof DataSource.Folder folder) {
      return FolderFiles.read(folder.directory(), problems);
    }
    if (source instanceof DataSource.WebDataset archives) {
      return TarFiles.read(archives.archives(), problems);
    }
    throw new IllegalStateException("no files are read of " + source);
  }

  private static Optional<LatentCodec> codec(
      Recipe recipe, TensorShape picture, Problems problems) {
    LatentForm form = recipe.latent();
    if (form instanceof LatentForm.Pixels) {
      return Optional.of(new PixelCodec(picture));
    }
    if (form instanceof LatentForm.Shuffled shuffled) {
      return Optional.of(new ShuffleCodec(picture, shuffled.factor()));
    }
    if (form instanceof LatentForm.Encoded encoded) {
      return EncodedCodec.read(encoded, recipe.data().size(), problems);
    }
    throw new IllegalStateException("no codec for " + form);
  }
}
