/// Trained models on disk: versions, manifests, and which of them is live. Read
/// [dev.aisle.learning.registry.ModelRegistry] first:
/// ```java
/// var registry = new ModelRegistry(shop.resolve("models"), InstantSource.system());
/// try (var training = registry.beginTraining()) { // refused while another one runs
///   Trained trained = model.train(job);
///   registry.save(model.name(), trained, new Provenance(pages.data(), seed), curve);
/// }
/// Served served = model.serve(registry.load(model.name()), parts);
/// ```
/// A model reads its configuration back with [dev.aisle.learning.registry.ConfigJson#of].
@NullMarked
package dev.aisle.learning.registry;

import org.jspecify.annotations.NullMarked;
