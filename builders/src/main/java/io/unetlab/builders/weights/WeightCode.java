package io.unetlab.builders.weights;

import io.unetlab.spec.source.ProblemCode;

/** The problems reported by reading and matching weights; {@code docs/problems.md} lists them. */
public enum WeightCode implements ProblemCode {
  NOT_READABLE("WEIGHT001", "The weights file does not exist or cannot be read."),
  TRUNCATED("WEIGHT002", "The file is shorter than its header says."),
  HEADER_TOO_LARGE(
      "WEIGHT003", "The header is larger than the format allows, or than any real one."),
  HEADER_SYNTAX("WEIGHT004", "The header is not a JSON object."),
  BAD_ENTRY("WEIGHT005", "An entry of the header is not a tensor's dtype, shape and offsets."),
  DUPLICATE_NAME("WEIGHT006", "A name appears twice in the header."),
  UNKNOWN_DTYPE("WEIGHT007", "The format has no such dtype."),
  BAD_OFFSETS("WEIGHT008", "A tensor lies outside the file's data, or ends before it starts."),
  WRONG_SIZE("WEIGHT009", "A tensor has more or fewer bytes than its shape and dtype take."),
  BAD_LAYOUT("WEIGHT010", "Tensors overlap, or bytes between or after them belong to none."),
  BAD_INDEX("WEIGHT011", "The index of a checkpoint in several files does not fit the files."),
  NOT_FLOAT("WEIGHT012", "The tensor's dtype cannot be read as float32."),
  UNKNOWN_SCALE("WEIGHT013", "A tensor that scales a weight is not understood."),
  OTHER_FORMAT("WEIGHT014", "The file is not a safetensors file, but one of another format."),
  MISSING("WEIGHT020", "The network has a weight that the file lacks."),
  EXTRA("WEIGHT021", "The file has a tensor that the network lacks."),
  MISSHAPEN("WEIGHT022", "The tensor's shape differs from the network's weight."),
  OTHER_NETWORK("WEIGHT023", "Much of the file does not fit: it is another network's."),
  OTHER_KIND(
      "WEIGHT024", "The file does not hold a UNet's weights, but an adapter or another part."),
  ONE_SHARD("WEIGHT025", "The file is one of several that hold a network's weights together."),
  BAD_MAP("WEIGHT026", "A `--map` is not understood, or does not suit the two networks."),
  UNUSED_MAP("WEIGHT027", "A `--map` concerns no weight of the network, or no tensor of the file."),
  AMBIGUOUS_MAP("WEIGHT028", "Two `--map` start one weight from different tensors."),
  INPUT_MISSING("WEIGHT030", "The network reads an input that the file lacks."),
  INPUT_MISSHAPEN("WEIGHT031", "The input's shape differs from the one that the network reads."),
  NOT_WHOLE("WEIGHT032", "The network reads integers, but the input does not contain integers.");

  private final Entry entry;

  WeightCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
