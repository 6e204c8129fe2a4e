/// Layers: what several models share. A model makes [dev.aisle.learning.nn.Parameters], hands them
/// to its layers, which ask for theirs by name, and puts the layers' `apply` together:
/// ```java
/// var parameters = new Parameters(Type.FLOAT, new SplittableRandom(seed));
/// EmbeddingTable items = parameters.table("items", catalogue.size() + 1, 32);
/// var interest = new TargetAttention(parameters.in("interest"), 32, Activation.LEAKY_RELU, 36);
/// var head = new Mlp(parameters.in("head"), Activation.LEAKY_RELU, 64, 128, 1);
/// var adam = new Adam(parameters, Adam.Config.of(0.001));
///
/// try (Scope _ = Scope.training()) {
///   Tensor seen = items.lookup(history, pages, length);        // [P, L, 32]
///   Tensor asked = items.lookup(candidates, pages, many);      // [P, C, 32]
///   Tensor wanted = interest.apply(seen, mask, asked);         // [P, C, 32]
///   Tensor logits = head.apply(Tensor.concat(-1, wanted, asked)).squeeze(-1);
///   logits.logLoss(clicks).mean().backward();
///   adam.step();
/// }
/// ```
/// | wanted | layer |
/// | --- | --- |
/// | ids become vectors | [dev.aisle.learning.nn.EmbeddingTable] |
/// | a shopper's history, seen by a candidate | [dev.aisle.learning.nn.TargetAttention] |
/// | a sequence or a slate looks at itself | [dev.aisle.learning.nn.TransformerBlock] |
/// | several opinions, weighted | [dev.aisle.learning.nn.MixtureOfExperts],
/// [dev.aisle.learning.nn.Gate] |
/// | a distribution instead of a number | [dev.aisle.learning.nn.GaussianHead] |
///
/// Conventions: the last axis holds features; masks are [dev.aisle.learning.tensor.Type#BOOL] and
/// true where something counts, and what stands where they are false changes nothing; whoever has
/// nothing to look at gets zeros. Dropout happens where a [dev.aisle.learning.tensor.Noise] is
/// given, so training and scoring differ by an argument and no layer has a mode. Layers are
/// immutable beside their parameters; several threads may apply them while none trains.
@NullMarked
package dev.aisle.learning.nn;

import org.jspecify.annotations.NullMarked;
