package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

  private static final TensorShape SHAPE = TensorShape.of(1, 3, 16, 16);

  private static Example picture(float value, String caption) {
    float[] image = new float[3 * 16 * 16];
    Arrays.fill(image, value);
    return new Example(image, caption);
  }

  @Test
  void networksAreColumnsAndCaptionsRows() {
    String caption = "large magenta triangle bottom small yellow square top on grey";
    List<Example> black = List.of(picture(-1, caption), picture(-1, "b"));
    List<Example> white = List.of(picture(1, caption), picture(0, "b"));

    BufferedImage sheet =
        ContactSheet.draw(
            List.of(
                new ContactSheet.Column("base", black),
                new ContactSheet.Column("a_very_long_name_of_a_variant_and_more", white)),
            SHAPE);

    assertThat(sheet.getWidth()).isEqualTo(170 + 8 + 2 * (96 + 8));
    assertThat(sheet.getHeight()).isEqualTo(56 + 2 * (96 + 8));
    assertThat(sheet.getRGB(178 + 50, 56 + 50)).isEqualTo(0xFF000000);
    assertThat(sheet.getRGB(178 + 104 + 50, 56 + 50)).isEqualTo(0xFFFFFFFF);
    assertThat(sheet.getRGB(178 + 104 + 50, 56 + 104 + 50)).isEqualTo(0xFF808080);
    assertThat(inked(sheet, 0, 56, 170, 96)).isGreaterThan(200);
    assertThat(inked(sheet, 178 + 104, 0, 96, 56)).isGreaterThan(100);
  }

  private static int inked(BufferedImage sheet, int left, int top, int width, int height) {
    int count = 0;
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        count += (sheet.getRGB(x, y) & 0xFF) < 200 ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void largePicturesKeepTheirSize() {
    Example large = new Example(new float[3 * 128 * 128], "x");

    BufferedImage sheet =
        ContactSheet.draw(
            List.of(new ContactSheet.Column("base", List.of(large))),
            TensorShape.of(1, 3, 128, 128));

    assertThat(sheet.getWidth()).isEqualTo(170 + 8 + 128 + 8);
  }
}
