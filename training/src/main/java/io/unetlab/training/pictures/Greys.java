package io.unetlab.training.pictures;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Grey pictures, with or without transparency. Java takes their numbers for linear brightness and
 * would brighten them; files mean the same as with red, green and blue of equal numbers.
 */
final class Greys {

  private Greys() {}

  static boolean isGrey(BufferedImage image) {
    return image.getRaster().getNumBands() <= 2
        && !(image.getColorModel() instanceof IndexColorModel);
  }

  /** The pixels of a row as alpha, red, green and blue in 8 bits each. */
  static int[] row(BufferedImage image, int row) {
    Raster raster = image.getRaster();
    int[] argb = new int[image.getWidth()];
    for (int x = 0; x < argb.length; x++) {
      int grey = eightBits(raster, x, row, 0);
      int alpha = raster.getNumBands() == 2 ? eightBits(raster, x, row, 1) : 0xFF;
      argb[x] = alpha << 24 | grey << 16 | grey << 8 | grey;
    }
    return argb;
  }

  private static int eightBits(Raster raster, int x, int y, int band) {
    int most = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
    return Math.round(raster.getSample(x, y, band) * 255f / most);
  }
}
