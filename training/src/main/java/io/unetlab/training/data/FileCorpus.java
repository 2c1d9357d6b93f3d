package io.unetlab.training.data;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.source.Problems;
import io.unetlab.training.pictures.CaptionedFile;
import io.unetlab.training.pictures.DataCode;
import io.unetlab.training.pictures.PictureDecoder;
import io.unetlab.training.recipe.DataSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Pictures from files, decoded when they are read. Those with the least hashes of their bytes are
 * held out, so that the same picture is never on both sides, and a renamed one stays on its side.
 */
final class FileCorpus implements Corpus {

  private static final int CHANNELS = 3;
  private static final float HALF = 127.5f;

  private record Hashed(CaptionedFile file, String hash) {}

  private final List<CaptionedFile> seen = new ArrayList<>();
  private final List<CaptionedFile> heldOut = new ArrayList<>();
  private final int size;
  private final String identity;

  private FileCorpus(List<Hashed> files, DataSource source) {
    List<String> held = heldOut(files, source.heldOut());
    StringBuilder content = new StringBuilder();
    for (Hashed one : files) {
      boolean isHeld = !held.isEmpty() && one.hash.compareTo(held.get(held.size() - 1)) <= 0;
      (isHeld ? heldOut : seen).add(one.file);
      content.append(one.hash).append(' ').append(one.file.caption()).append('\n');
    }
    this.size = source.size();
    this.identity =
        String.format(
            Locale.ROOT,
            "files version=%d size=%d held_out=%s content=%s",
            source.version(),
            size,
            source.heldOut(),
            Sha256.of(content.toString()));
  }

  // At least one where there is a share.
  private static List<String> heldOut(List<Hashed> files, double share) {
    long count = share == 0 ? 0 : Math.max(1, Math.round(share * files.size()));
    return files.stream().map(Hashed::hash).sorted().limit(count).toList();
  }

  /**
   * A corpus of files. Adds a problem for each whose header is no picture's, and one if none is
   * left to train on.
   */
  static FileCorpus of(List<CaptionedFile> files, DataSource source, Problems problems) {
    List<Hashed> hashed = new ArrayList<>();
    for (CaptionedFile file : files) {
      try {
        byte[] bytes = file.content().bytes();
        PictureDecoder.check(bytes);
        hashed.add(new Hashed(file, HexFormat.of().formatHex(Sha256.digest().digest(bytes))));
      } catch (IOException e) {
        file.addUnreadable(e, problems);
      }
    }
    FileCorpus corpus = new FileCorpus(hashed, source);
    if (corpus.seen.isEmpty() && !files.isEmpty() && !problems.hasErrors()) {
      String message =
          "all " + files.size() + " pictures are held out, and none is left to train on";
      problems.error(DataCode.TOO_FEW, files.get(0).location(), "", message);
    }
    return corpus;
  }

  @Override
  public TensorShape shape() {
    return TensorShape.of(1, CHANNELS, size, size);
  }

  @Override
  public int size() {
    return seen.size();
  }

  @Override
  public int heldOut() {
    return heldOut.size();
  }

  /**
   * Decodes a picture.
   *
   * @throws io.unetlab.spec.source.SpecException if it is damaged
   */
  @Override
  public Example example(int index) {
    return decoded(seen.get(index));
  }

  @Override
  public Example heldOutExample(int index) {
    return decoded(heldOut.get(index));
  }

  private Example decoded(CaptionedFile file) {
    try {
      byte[] pixels = PictureDecoder.decode(file.content().bytes(), size);
      float[] image = new float[pixels.length];
      for (int i = 0; i < image.length; i++) {
        image[i] = (pixels[i] & 0xFF) / HALF - 1;
      }
      return new Example(image, file.caption());
    } catch (IOException e) {
      Problems problems = new Problems();
      file.addUnreadable(e, problems);
      problems.throwIfErrors();
      throw new IllegalStateException("a problem was added", e);
    }
  }

  @Override
  public String caption(int index) {
    return seen.get(index).caption();
  }

  @Override
  public String heldOutCaption(int index) {
    return heldOut.get(index).caption();
  }

  @Override
  public String identity() {
    return identity;
  }
}
