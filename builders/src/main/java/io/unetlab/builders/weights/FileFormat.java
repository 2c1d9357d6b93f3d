package io.unetlab.builders.weights;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats that people take for safetensors files, recognised by a file's first bytes. */
enum FileFormat {
  PICKLE(
      "(?s)PK\u0003\u0004.*|\u0080[\u0002-\u0005].*",
      "this is a PyTorch file (.bin, .ckpt, .pt); such a file is a program that runs when it is"
          + " opened, so it is not read",
      "convert it in Python: t = torch.load(FILE, map_location=\"cpu\", weights_only=True); t ="
          + " t.get(\"state_dict\", t); safetensors.torch.save_file({k: v.clone() for k, v in"
          + " t.items() if torch.is_tensor(v)}, \"weights.safetensors\")"),
  POINTER(
      "(?s)version https://git-lfs\\.github\\.com/.*|(\\.\\./)*\\.git/annex/.*|/annex/objects/.*",
      "this is only a pointer to a large file, which was not fetched",
      "fetch it: git lfs pull, or download the file itself"),
  GGUF(
      "(?s)GGUF.*",
      "this is a GGUF file, whose weights are quantised; it is not read",
      "name the safetensors file that it was made from"),
  HDF5("(?s)\u0089HDF.*", "this is an HDF5 file (Keras); it is not read", ""),
  ONNX(
      "(?s)\b[\u0001-\u0020]\u0012.*",
      "this is an ONNX file, which names its weights differently; it is not read",
      "name the safetensors file that it was made from"),
  PAGE(
      "(?si)\\s*<(!doctype|html|\\?xml).*",
      "this is a web page, not the file that was to be downloaded",
      "the address of the file itself often has `resolve` in place of `blob`");

  /** Bytes that suffice to recognise any of them. */
  static final int BYTES = 64;

  private final Pattern start;
  private final String statement;
  private final String remedy;

  FileFormat(String start, String statement, String remedy) {
    this.start = Pattern.compile(start);
    this.statement = statement;
    this.remedy = remedy;
  }

  /** The format that a file's first bytes show, if any. */
  static Optional<FileFormat> of(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    return Arrays.stream(values()).filter(it -> it.start.matcher(text).matches()).findFirst();
  }

  /** What the file is, as a clause. */
  String statement() {
    return statement;
  }

  /** What to do instead; may be empty. */
  String remedy() {
    return remedy;
  }
}
