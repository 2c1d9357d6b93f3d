package io.unetlab.spec.rule;

import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The number of key-value heads divides the number of heads wherever there is attention. */
final class KvHeadsRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.KV_HEADS;
  }

  @Override
  public String sentence() {
    return "The number of key-value heads divides the number of heads wherever there is attention.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withAttention(spec)) {
      AttentionSpec attentions = located.block().transformer().attentions();
      int channels = located.channels();
      if (attentions.heads().isStatedOnce() && attentions.heads().divides(channels)) {
        check(located, attentions.heads().in(channels), attentions.kvHeads(channels), findings);
      }
    }
  }

  private static void check(LocatedBlock located, int heads, int kvHeads, Findings findings) {
    if (heads % kvHeads != 0) {
      findings.add(
          sayer(located, findings),
          String.format(
              Locale.ROOT,
              "%s not divide the %s of %s",
              NumberText.counted(kvHeads, "key-value head") + (kvHeads == 1 ? " does" : " do"),
              NumberText.counted(heads, "head"),
              located.name()),
          "nearest: kv_heads " + NumberText.nearestDivisors(heads, kvHeads));
    }
  }

  // By width the number of heads follows from the channels, which are the level's own.
  private static String sayer(LocatedBlock located, Findings findings) {
    boolean byWidth = located.block().transformer().attentions().heads().width().isPresent();
    List<String> all = located.sayers("transformer.kv_heads");
    return findings
        .firstSaid(located.ownSayers("transformer.kv_heads"))
        .or(() -> findings.firstSaid(located.ownSayers("transformer.heads")))
        .or(() -> byWidth ? Optional.of(located.channelsPath()) : findings.firstSaid(all))
        .orElse(located.path());
  }
}
