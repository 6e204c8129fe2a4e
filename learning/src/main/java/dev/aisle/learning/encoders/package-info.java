/// What turns texts and pictures into vectors.
///
/// Read [dev.aisle.learning.encoders.TextTokens] first, the one tokenisation of training and
/// serving; then [dev.aisle.learning.encoders.TextTower], which is trained, and
/// [dev.aisle.learning.encoders.TextEncoder], the same function in plain Java:
/// ```java
/// TextEncoder encoder = new TextEncoder("models/dssm/3", saved.tensors());
/// float[] query = encoder.query("red sneakers size 42");
/// ```
@NullMarked
package dev.aisle.learning.encoders;

import org.jspecify.annotations.NullMarked;
