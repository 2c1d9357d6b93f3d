package io.unetlab.training.pictures;

import io.unetlab.spec.source.SourceLocation;

/** A picture's name and caption, and where both are written. */
record MetadataLine(
    String fileName, SourceLocation namePlace, String caption, SourceLocation captionPlace) {}
