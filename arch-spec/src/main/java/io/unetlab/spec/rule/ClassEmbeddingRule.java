package io.unetlab.spec.rule;

import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;

/**
 * A class embedding states the size that its type reads and no other, and is not concatenated if
 * there is {@code extra}, which would be added to an embedding of another width.
 */
final class ClassEmbeddingRule implements SpecRule<UNetSpec> {

  private static final String AT = "class_embedding";

  @Override
  public SpecCode code() {
    return SpecCode.CLASS_EMBEDDING;
  }

  @Override
  public String sentence() {
    return "A class embedding states the size that its type reads and no other, and is not "
        + "concatenated if there is `extra`.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    spec.classes().ifPresent(classes -> check(classes, findings));
    if (spec.extra().isPresent() && spec.classes().filter(ClassEmbedding::concat).isPresent()) {
      findings.add(
          AT + ".class_embeddings_concat",
          "`extra` is added to the time's embedding, which the concatenated labels widen",
          "leave out `extra`, or write class_embeddings_concat: false");
    }
  }

  private static void check(ClassEmbedding classes, Findings findings) {
    ClassEmbedding.Type type = classes.type();
    check("num_class_embeds", classes.count().isPresent(), type.isCounted(), type, findings);
    check(
        "projection_class_embeddings_input_dim",
        classes.inputDim().isPresent(),
        type.isProjection(),
        type,
        findings);
  }

  private static void check(
      String key, boolean found, boolean wanted, ClassEmbedding.Type type, Findings findings) {
    String word = ChoiceType.word(type);
    if (wanted && !found) {
      findings.add(AT, "`" + key + "` is missing, which class_embed_type: " + word + " needs");
    } else if (found && !wanted) {
      findings.add(AT + "." + key, "class_embed_type: " + word + " has no `" + key + "`");
    }
  }
}
