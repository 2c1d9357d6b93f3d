package io.unetlab.ablations.space;

import io.unetlab.ablations.quality.AdditiveModel;
import io.unetlab.ablations.quality.KnownEffect;
import io.unetlab.ablations.quality.QualityModel;
import io.unetlab.ablations.quality.Term;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.ablations.study.StudySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Predicted quality as tables: the base's value, and for each factor what its option adds, which
 * may depend on the choices that it was shown with. Values measured on single trained networks are
 * no part of it; effects learned from them are.
 */
final class QualityColumns {

  private final List<Factor> factors;

  private QualityColumns(List<Factor> factors) {
    this.factors = factors;
  }

  /** A column for every metric whose value is known for the base. */
  static List<Column> of(StudySpec study) {
    QualityColumns columns = new QualityColumns(study.factors());
    return new QualityModel(study)
        .sums().stream().flatMap(it -> columns.column(it).stream()).toList();
  }

  private Optional<Column> column(AdditiveModel model) {
    return model.base().map(Term::amount).map(base -> column(model, base));
  }

  private Column column(AdditiveModel model, BigDecimal base) {
    int decimals = Math.max(0, Math.max(base.scale(), decimals(model)));
    List<Table> tables = new ArrayList<>();
    List<Relation> known = new ArrayList<>();
    tables.add(Table.constant(scaled(base, decimals)));
    for (Factor factor : factors) {
      Effects effects = new Effects(model, factor, decimals);
      tables.add(effects.amounts());
      effects.known().ifPresent(known::add);
    }
    return new Column(model.metric(), Combination.SUM, decimals, tables, known);
  }

  private int decimals(AdditiveModel model) {
    return factors.stream()
        .flatMap(factor -> factor.changes().stream())
        .flatMap(option -> model.effects(option).stream())
        .mapToInt(effect -> effect.term().amount().scale())
        .max()
        .orElse(0);
  }

  private static long scaled(BigDecimal value, int decimals) {
    return value.setScale(decimals).unscaledValue().longValueExact();
  }

  /** What the options of one factor add. */
  private final class Effects {

    private final AdditiveModel model;
    private final Factor factor;
    private final int decimals;
    private final int[] involved;
    private final int[] sizes;

    Effects(AdditiveModel model, Factor factor, int decimals) {
      this.model = model;
      this.factor = factor;
      this.decimals = decimals;
      this.involved = involved();
      this.sizes = Arrays.stream(involved).map(it -> factors.get(it).options().size()).toArray();
    }

    private int[] involved() {
      TreeSet<Integer> all = new TreeSet<>();
      all.add(factors.indexOf(factor));
      for (Option option : factor.changes()) {
        for (KnownEffect effect : model.effects(option)) {
          for (int i = 0; i < factors.size(); i++) {
            if (effect.given().containsKey(factors.get(i).name())) {
              all.add(i);
            }
          }
        }
      }
      return all.stream().mapToInt(it -> it).toArray();
    }

    Table amounts() {
      return new Table(involved, sizes, values(0));
    }

    // Without evidence there is no amount: what a sum needs it for is unknown.
    Optional<Relation> known() {
      long[] known = new long[values(0).length];
      long[] zero = values(0);
      long[] one = values(1);
      for (int i = 0; i < known.length; i++) {
        known[i] = zero[i] == one[i] ? 1 : 0;
      }
      return Arrays.stream(known).allMatch(it -> it == 1)
          ? Optional.empty()
          : Optional.of(
              new Relation(
                  "nothing is known about the "
                      + model.metric().title()
                      + " of an option of "
                      + factor.name(),
                  new Table(involved, sizes, known)));
    }

    private long[] values(long unknown) {
      long[] values =
          new long
              [Math.toIntExact(Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact))];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(i, unknown);
      }
      return values;
    }

    private long value(int combination, long unknown) {
      int rest = combination;
      Map<String, String> chosen = new java.util.HashMap<>();
      for (int i = involved.length - 1; i >= 0; i--) {
        Factor one = factors.get(involved[i]);
        chosen.put(one.name(), one.options().get(rest % sizes[i]).name());
        rest /= sizes[i];
      }
      String name = chosen.getOrDefault(factor.name(), factor.base().name());
      Option option = factor.option(name).orElseThrow();
      if (option.equals(factor.base())) {
        return 0;
      }
      return model.effects(option).stream()
          .filter(it -> chosen.entrySet().containsAll(it.given().entrySet()))
          .findFirst()
          .map(it -> scaled(it.term().amount(), decimals))
          .orElse(unknown);
    }
  }
}
