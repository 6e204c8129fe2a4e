/// Whether the learned cascade earns its place: markets are made, all its models trained on their
/// logs, and cascades of several models compared by what their pages are truly worth and by what
/// shoppers do. Read [dev.aisle.app.study.CascadeStudy] first.
@NullMarked
package dev.aisle.app.study;

import org.jspecify.annotations.NullMarked;
