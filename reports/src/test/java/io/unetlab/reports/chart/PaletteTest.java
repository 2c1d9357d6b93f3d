package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Role;
import io.unetlab.builders.unet.UNetRole;
import org.junit.jupiter.api.Test;

final class PaletteTest {

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
