package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Role;
import io.unetlab.builders.unet.UNetRole;
import java.awt.Color;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PaletteTest {

  private static final Set<Palette> BACKGROUNDS =
      EnumSet.of(Palette.PAPER, Palette.GRID, Palette.FAINT);

  /** Colours of words on other colours. */
  private static final Set<Palette> ON_OTHERS =
      EnumSet.range(Palette.ON_DARK, Palette.ON_BRIGHT_OR_DARK);

  /** Colours of words on paper. */
  private static final Set<Palette> TEXTS =
      EnumSet.of(
          Palette.INK,
          Palette.MUTED,
          Palette.CHOICE,
          Palette.BASE,
          Palette.FEASIBLE,
          Palette.VIOLATES,
          Palette.FRONT,
          Palette.MODEL);

  private static final List<Palette> STANDINGS =
      List.copyOf(EnumSet.range(Palette.CHOICE, Palette.MODEL));

  /** CIE 1976 units; one is the least that can be seen between large areas. */
  private static final double APART = 12;

  /**
   * What the red-blind and the green-blind see of linear light: Machado, Oliveira and Fernandes, "A
   * Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1.
   */
  private static final List<double[][]> EYES =
      List.of(
          new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          });

  /** Which page a colour is on. */
  @SuppressWarnings("ImmutableEnumChecker") // stateless functions
  private enum Page {
    LIGHT(Palette::lightHex),
    DARK(Palette::darkHex);

    private final Function<Palette, String> hex;

    Page(Function<Palette, String> hex) {
      this.hex = hex;
    }

    double[] light(Palette of) {
      Color color = Color.decode(hex.apply(of));
      return new double[] {
        linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())
      };
    }

    private static double linear(int level) {
      double share = level / 255.0;
      return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /** By WCAG 2.2. */
    double contrast(Palette color) {
      return contrast(color, Palette.PAPER);
    }

    double contrast(Palette color, Palette on) {
      double one = luminance(light(color)) + 0.05;
      double two = luminance(light(on)) + 0.05;
      return Math.max(one, two) / Math.min(one, two);
    }
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyMarkStandsOutFromThePaper(Page page) {
    Set<Palette> marks = EnumSet.complementOf(EnumSet.copyOf(BACKGROUNDS));
    marks.removeAll(ON_OTHERS);
    assertThat(marks)
        .allSatisfy(it -> assertThat(page.contrast(it)).as(it.name()).isGreaterThanOrEqualTo(3));
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyTextIsReadable(Page page) {
    List<Palette> texts = new ArrayList<>(TEXTS);
    // Shares are written on them in the paper's colour.
    texts.addAll(Palette.SERIES);
    assertThat(texts)
        .allSatisfy(it -> assertThat(page.contrast(it)).as(it.name()).isGreaterThanOrEqualTo(4.5));
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void lettersOnRolesAreReadable(Page page) {
    assertThat(Palette.ROLES)
        .allSatisfy(
            it ->
                assertThat(page.contrast(it.ink(), it)).as(it.name()).isGreaterThanOrEqualTo(4.5));
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void rolesAndStandingsDifferForEveryEye(Page page) {
    assertThat(near(page, List.copyOf(Palette.ROLES))).isEmpty();
    assertThat(near(page, STANDINGS)).isEmpty();
  }

  private static List<String> near(Page page, List<Palette> colors) {
    List<String> near = new ArrayList<>();
    for (int i = 0; i < colors.size(); i++) {
      for (int j = 0; j < i; j++) {
        double least = Double.MAX_VALUE;
        for (double[][] eye : EYES) {
          double[] one = lab(seen(eye, page.light(colors.get(i))));
          double[] two = lab(seen(eye, page.light(colors.get(j))));
          least = Math.min(least, distance(one, two));
        }
        if (least < APART) {
          near.add(colors.get(i) + " and " + colors.get(j) + ": " + least);
        }
      }
    }
    return near;
  }

  private static double[] seen(double[][] eye, double[] light) {
    double[] seen = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = eye[i][0] * light[0] + eye[i][1] * light[1] + eye[i][2] * light[2];
      seen[i] = Math.min(1, Math.max(0, sum));
    }
    return seen;
  }

  private static double luminance(double[] light) {
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }

  // CIE L*a*b* for the white of sRGB.
  private static double[] lab(double[] light) {
    double x = (0.4124564 * light[0] + 0.3575761 * light[1] + 0.1804375 * light[2]) / 0.95047;
    double y = 0.2126729 * light[0] + 0.7151522 * light[1] + 0.0721750 * light[2];
    double z = (0.0193339 * light[0] + 0.1191920 * light[1] + 0.9503041 * light[2]) / 1.08883;
    return new double[] {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
  }

  private static double f(double share) {
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16.0 / 116;
  }

  private static double distance(double[] one, double[] two) {
    return Math.sqrt(
        Math.pow(one[0] - two[0], 2) + Math.pow(one[1] - two[1], 2) + Math.pow(one[2] - two[2], 2));
  }

  @Test
  void everyStandingHasItsOwnShape() {
    assertThat(Spot.Kind.values()).extracting(Spot.Kind::mark).doesNotHaveDuplicates();
  }

  @Test
  void everyRoleOfTheUNetHasItsOwnColour() {
    assertThat(UNetRole.ALL)
        .extracting(role -> Palette.ofRole(role.word()))
        .doesNotHaveDuplicates()
        .doesNotContain(Palette.OTHER);
  }

  @Test
  void rolesWithoutAColourShareOne() {
    assertThat(Palette.ofRole("patch_embedding")).isEqualTo(Palette.OTHER);
    assertThat(Palette.ofRole("base")).isEqualTo(Palette.OTHER);
    assertThat(Palette.ofRole(Role.OTHER.word())).isEqualTo(Palette.OTHER);
  }
}
