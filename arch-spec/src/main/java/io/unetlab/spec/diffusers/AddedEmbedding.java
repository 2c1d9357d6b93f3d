package io.unetlab.spec.diffusers;

/** The embeddings that diffusers adds to the time's, by {@code addition_embed_type}. */
enum AddedEmbedding {
  /** A pooled text and sizes. */
  TEXT_TIME,
  /** Sizes alone; only DreamLiteUNetModel. */
  TIME
}
