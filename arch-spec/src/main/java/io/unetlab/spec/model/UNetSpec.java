package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A diffusion UNet with every default resolved: each block is complete in itself.
 *
 * @param name a short name for tables
 * @param title for headings
 * @param norm every GroupNorm
 * @param resample the convolutions that halve and double the resolution
 * @param levels highest resolution first; each next one halves it, rounding up
 * @param middle the block at the lowest resolution between the way down and the way up
 * @param time the time embedding
 * @param classes the embedding of class labels
 * @param extra the embedding of sizes, with or without a pooled text
 * @param location where the document starts
 */
public record UNetSpec(
    String name,
    String title,
    LatentSpec latent,
    Optional<TextSpec> text,
    NormSpec norm,
    ResampleSpec resample,
    List<LevelSpec> levels,
    Optional<BlockSpec> middle,
    TimeSpec time,
    Optional<ClassEmbedding> classes,
    Optional<ExtraSpec> extra,
    SourceLocation location)
    implements NetworkSpec {

  /** The word after {@code kind:} in a UNet's file. */
  public static final String KIND = "unet";

  public UNetSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(latent, "latent");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(norm, "norm");
    Objects.requireNonNull(resample, "resample");
    levels = List.copyOf(levels);
    Require.positive("number of levels", levels.size());
    Objects.requireNonNull(middle, "middle");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(classes, "classes");
    Objects.requireNonNull(extra, "extra");
    Objects.requireNonNull(location, "location");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public UNetSpec named(String newName, String newTitle) {
    return new UNetSpec(
        newName, newTitle, latent, text, norm, resample, levels, middle, time, classes, extra,
        location);
  }

  @Override
  public String size() {
    String size =
        String.format(
            Locale.ROOT, "latent %d x %d x %d", latent.channels(), latent.height(), latent.width());
    return latent.batch() == 1 ? size : size + ", batch " + latent.batch();
  }

  @Override
  public String identity() {
    return Identity.text(this);
  }

  @Override
  public String yaml() {
    return SpecWriter.write(this);
  }

  /** A side of the image at a level: each halving rounds up, without padding down. */
  public int halved(int side, int level) {
    int round = resample.downsamplePadding() == 0 ? 0 : (1 << level) - 1;
    return (side + round) >> level;
  }

  /** The groups of every GroupNorm. */
  public int groups() {
    return norm.groups();
  }

  /** Every block in order: way down, middle, way up. */
  public Stream<BlockSpec> blocks() {
    Stream<BlockSpec> up =
        Stream.iterate(levels.size() - 1, i -> i >= 0, i -> i - 1).map(i -> levels.get(i).up());
    return Stream.of(levels.stream().map(LevelSpec::down), middle.stream(), up)
        .flatMap(blocks -> blocks);
  }

  /** Whether any block attends to the text; otherwise the network does not read it. */
  public boolean attendsToText() {
    return blocks()
        .anyMatch(block -> block.hasTransformers() && block.transformer().attendsToText());
  }
}
