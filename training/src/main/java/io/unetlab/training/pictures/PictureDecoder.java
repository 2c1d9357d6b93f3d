package io.unetlab.training.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Turns the bytes of a picture file into a square of RGB pixels: what is transparent becomes white,
 * the middle is cut out, and each pixel is the average of the area that it covers. Whatever Java
 * reads: PNG, JPEG, GIF, BMP, TIFF. Notes on the camera's orientation are not read.
 */
public final class PictureDecoder {

  private static final int CHANNELS = 3;

  /** Pixels of a file at most: a damaged header must not fill the memory. */
  private static final long MOST_PIXELS = 1L << 27;

  static {
    ImageIO.setUseCache(false);
  }

  private PictureDecoder() {}

  /**
   * Reads the header only.
   *
   * @throws IOException with the reason if this is no picture that can be read
   */
  public static void check(byte[] file) throws IOException {
    read(file, reader -> true);
  }

  /**
   * The picture.
   *
   * @return 3 x size x size, the first plane red, each number from 0 to 255 in a byte
   * @throws IOException with the reason if this is no picture that can be read, or a damaged one
   */
  public static byte[] decode(byte[] file, int size) throws IOException {
    Opaque picture = new Opaque(read(file, reader -> reader.read(0)));
    int side = Math.min(picture.width(), picture.height());
    AreaAverage rows = new AreaAverage((picture.height() - side) / 2, side, size);
    AreaAverage columns = new AreaAverage((picture.width() - side) / 2, side, size);
    byte[] pixels = new byte[CHANNELS * size * size];
    for (int row = 0; row < size; row++) {
      double[] strip = rows.sum(row, picture::row);
      for (int column = 0; column < size; column++) {
        for (int c = 0; c < CHANNELS; c++) {
          double value = columns.sum(column, strip, c, CHANNELS);
          pixels[(c * size + row) * size + column] = (byte) Math.round(value);
        }
      }
    }
    return pixels;
  }

  private interface Reading<T> {

    T from(ImageReader reader) throws IOException;
  }

  private static <T> T read(byte[] file, Reading<T> reading) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException(unknown(file));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        checkSize(reader.getWidth(0), reader.getHeight(0));
        return reading.from(reader);
      } catch (RuntimeException e) {
        // The decoders meet damaged files with any exception.
        throw new IOException("it is damaged: " + e.getMessage(), e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static String unknown(byte[] file) {
    if (file.length == 0) {
      return "the file is empty";
    }
    return new String(file, 0, Math.min(16, file.length), StandardCharsets.ISO_8859_1)
            .contains("WEBP")
        ? "it is WebP, which is not read; PNG and JPEG are"
        : "it is neither PNG nor JPEG, nor anything else that is read";
  }

  private static void checkSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it has %,d x %,d pixels; at most %,d are read",
              width,
              height,
              MOST_PIXELS));
    }
  }

  /** A picture over white. */
  private record Opaque(BufferedImage image) {

    int width() {
      return image.getWidth();
    }

    int height() {
      return image.getHeight();
    }

    /** The pixels of a row: red, green and blue of each, from 0 to 255. */
    double[] row(int row) {
      int[] argb =
          Greys.isGrey(image)
              ? Greys.row(image, row)
              : image.getRGB(0, row, width(), 1, null, 0, width());
      double[] row255 = new double[CHANNELS * argb.length];
      for (int i = 0; i < argb.length; i++) {
        double alpha = (argb[i] >>> 24) / 255.0;
        for (int c = 0; c < CHANNELS; c++) {
          int value = argb[i] >> (16 - 8 * c) & 0xFF;
          row255[CHANNELS * i + c] = alpha * value + (1 - alpha) * 255;
        }
      }
      return row255;
    }
  }
}
