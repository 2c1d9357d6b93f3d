package io.unetlab.ablations.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class FrontVolumeTest {

  private static final Offset<Double> TINY = Offset.offset(1e-12);
  private static final List<double[]> SCALE =
      List.of(new double[] {10, 300}, new double[] {20, 100});

  /** In ranges, the two points are (0, 1) and (1, 0), and the reference point is (1.1, 1.1). */
  @Test
  void rangesOfTheScaleAreUnits() {
    FrontVolume volume = new FrontVolume(SCALE);
    assertThat(volume.value()).isZero();
    volume.add(SCALE.subList(0, 1));
    assertThat(volume.value()).isEqualTo(0.11, TINY);
    volume.add(SCALE.subList(1, 2));
    assertThat(volume.value()).isEqualTo(0.21, TINY);
    volume.add(List.of(new double[] {20, 300}));
    assertThat(volume.value()).isEqualTo(0.21, TINY);
    volume.add(List.of(new double[] {10, 100}));
    assertThat(volume.value()).isEqualTo(1.21, TINY);
  }

  @Test
  void aCoordinateWithoutARangeIsNotScaled() {
    FrontVolume volume = new FrontVolume(List.of(new double[] {5, 1}, new double[] {5, 3}));
    volume.add(List.of(new double[] {5.5, 1}));
    assertThat(volume.value()).isEqualTo(0.6 * 1.1, TINY);
  }
}
