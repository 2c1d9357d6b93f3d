package io.unetlab.builders.tokenizer;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * CLIP's tokenizer in the format of Hugging Face's library, for folders that hold only its
 * vocabulary and merges: white space made one space, lower case, words, single digits and runs of
 * other characters; the bytes of each as printable characters; pairs merged in the order of the
 * list, where the end of a word is marked by {@code </w>}. Radford et al., arXiv 2103.00020,
 * section 2.4, and its published {@code simple_tokenizer.py}.
 */
final class ClipTokenizerJson {

  private static final String WORDS =
      "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ClipTokenizerJson() {}

  static String write(Vocabulary vocabulary, ClipMerges merges, SpecialTokens special) {
    ObjectNode root = NODES.objectNode().put("version", "1.0");
    ArrayNode added = root.putArray("added_tokens");
    added.add(added(special.start(), vocabulary));
    if (!special.end().equals(special.start())) {
      added.add(added(special.end(), vocabulary));
    }
    root.set("normalizer", normalizer());
    root.set("pre_tokenizer", words());
    root.set("post_processor", around(vocabulary, special));
    root.set("decoder", bytes());
    root.set("model", model(vocabulary, merges, special));
    return new JsonMapper().writeValueAsString(root);
  }

  private static ObjectNode added(String token, Vocabulary vocabulary) {
    return NODES
        .objectNode()
        .put("id", vocabulary.ids().get(token))
        .put("content", token)
        .put("single_word", false)
        .put("lstrip", false)
        .put("rstrip", false)
        .put("normalized", true)
        .put("special", true);
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static ObjectNode pattern(String regex) {
    return NODES.objectNode().put("Regex", regex);
  }

  private static ObjectNode normalizer() {
    ObjectNode sequence = typed("Sequence");
    ObjectNode spaces = typed("Replace").put("content", " ");
    spaces.set("pattern", pattern("\\s+"));
    sequence.putArray("normalizers").add(typed("NFC")).add(spaces).add(typed("Lowercase"));
    return sequence;
  }

  private static ObjectNode words() {
    ObjectNode sequence = typed("Sequence");
    ObjectNode split = typed("Split").put("behavior", "Removed").put("invert", true);
    split.set("pattern", pattern(WORDS));
    sequence.putArray("pretokenizers").add(split).add(bytes());
    return sequence;
  }

  private static ObjectNode bytes() {
    return typed("ByteLevel").put("add_prefix_space", false).put("trim_offsets", true);
  }

  private static ObjectNode around(Vocabulary vocabulary, SpecialTokens special) {
    ObjectNode around = typed("RobertaProcessing");
    around.put("trim_offsets", false).put("add_prefix_space", false);
    around.putArray("sep").add(special.end()).add(vocabulary.ids().get(special.end()));
    around.putArray("cls").add(special.start()).add(vocabulary.ids().get(special.start()));
    return around;
  }

  private static ObjectNode model(Vocabulary vocabulary, ClipMerges merges, SpecialTokens special) {
    ObjectNode model = typed("BPE").put("unk_token", special.end()).put("fuse_unk", false);
    model.put("continuing_subword_prefix", "").put("end_of_word_suffix", "</w>");
    ObjectNode vocab = model.putObject("vocab");
    vocabulary.ids().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(it -> vocab.put(it.getKey(), it.getValue()));
    ArrayNode list = model.putArray("merges");
    merges.pairs().forEach(list::add);
    return model;
  }
}
