package io.unetlab.training.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureDecoderTest {

  @Test
  void aPictureOfItsSizeStaysAsItIs() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x010203);
    image.setRGB(1, 0, 0xFF8000);
    image.setRGB(0, 1, 0x00FF10);
    image.setRGB(1, 1, 0x7F7F80);
    assertThat(numbers(PictureDecoder.decode(png(image), 2)))
        .containsExactly(1, 255, 0, 127, 2, 128, 255, 127, 3, 0, 16, 128);
  }

  /** The left and right columns are cut off; the rest is averaged by area. */
  @Test
  void theMiddleIsCutOutAndAveraged() throws IOException {
    BufferedImage image = new BufferedImage(5, 3, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 5; x++) {
      for (int y = 0; y < 3; y++) {
        image.setRGB(x, y, x == 0 || x == 4 ? 0xFFFFFF : 30 * (x - 1) + 90 * y);
      }
    }
    // Of 3 pixels become 2: one whole and half of the middle one, along both axes.
    double low = (0 + 0.5 * 30) / 1.5;
    double high = (60 + 0.5 * 30) / 1.5;
    double top = (0 + 0.5 * 90) / 1.5;
    double bottom = (180 + 0.5 * 90) / 1.5;
    assertThat(Arrays.copyOfRange(numbers(PictureDecoder.decode(png(image), 2)), 8, 12))
        .containsExactly(
            (int) Math.round(low + top),
            (int) Math.round(high + top),
            (int) Math.round(low + bottom),
            (int) Math.round(high + bottom));
  }

  @Test
  void whatIsTransparentIsWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00FF0000);
    image.setRGB(1, 0, 0x80000000);
    BufferedImage square = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    square.setRGB(0, 0, 2, 1, image.getRGB(0, 0, 2, 1, null, 0, 2), 0, 2);
    assertThat(Arrays.copyOf(numbers(PictureDecoder.decode(png(square), 2)), 4))
        .containsExactly(255, 127, 255, 255);
  }

  /** Java itself would read the grey 100 as 165. */
  @ParameterizedTest
  @CsvSource({"10, 100, 100", "11, 25700, 100"})
  void greyMeansTheSameAsEqualColours(int type, int sample, int expected) throws IOException {
    BufferedImage image = new BufferedImage(1, 1, type);
    image.getRaster().setSample(0, 0, 0, sample);
    assertThat(numbers(PictureDecoder.decode(png(image), 1)))
        .containsExactly(expected, expected, expected);
  }

  @Test
  void smallPicturesAreEnlarged() throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0x404040);
    assertThat(numbers(PictureDecoder.decode(png(image), 3))).hasSize(27).containsOnly(64);
  }

  @Test
  void jpegIsRead() throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(200, 100, 50));
    graphics.fillRect(0, 0, 32, 32);
    graphics.dispose();
    int[] numbers = numbers(PictureDecoder.decode(bytes(image, "jpg"), 1));
    assertThat(numbers[0]).isBetween(195, 205);
    assertThat(numbers[1]).isBetween(95, 105);
    assertThat(numbers[2]).isBetween(45, 55);
  }

  @Test
  void saysWhyItCannotRead() throws IOException {
    assertThatThrownBy(
            () -> PictureDecoder.check("RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is WebP, which is not read; PNG and JPEG are");
    assertThatThrownBy(() -> PictureDecoder.check(new byte[0])).hasMessage("the file is empty");
    assertThatThrownBy(() -> PictureDecoder.check("a text".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is neither PNG nor JPEG, nor anything else that is read");
    byte[] whole = png(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB));
    PictureDecoder.check(whole);
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> PictureDecoder.decode(cut, 8)).isInstanceOf(IOException.class);
    byte[] huge = whole.clone();
    Arrays.fill(huge, 17, 19, (byte) 0x7F);
    assertThatThrownBy(() -> PictureDecoder.check(huge)).isInstanceOf(IOException.class);
  }

  private static int[] numbers(byte[] pixels) {
    int[] numbers = new int[pixels.length];
    Arrays.setAll(numbers, i -> pixels[i] & 0xFF);
    return numbers;
  }

  private static byte[] png(BufferedImage image) throws IOException {
    return bytes(image, "png");
  }

  private static byte[] bytes(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }
}
