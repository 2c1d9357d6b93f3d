package io.unetlab.builders.tokenizer;

import io.unetlab.spec.source.ProblemCode;

/** The problems reported by reading a tokenizer; {@code docs/problems.md} lists them. */
public enum TokenizerCode implements ProblemCode {
  MISSING("TOKEN001", "The directory has no tokenizer that is read."),
  SYNTAX("TOKEN002", "A file of a tokenizer is not what its name says."),
  BAD_MERGE("TOKEN003", "A merge is not two tokens, or they or their sum are not in `vocab.json`."),
  NO_SPECIAL("TOKEN004", "The vocabulary lacks a token that starts, ends or pads a text.");

  private final Entry entry;

  TokenizerCode(String id, String meaning) {
    entry = new Entry(id, meaning);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
