/// Tensors on disk: [dev.aisle.learning.files.TensorData] in the heap, the safetensors format in
/// [dev.aisle.learning.files.Safetensors], and files that are never half-written.
/// ```java
/// Safetensors.write(file, Map.of("item.weight", new TensorData(values, 1000, 32)), Map.of());
/// TensorData weight = Safetensors.read(file).tensors().get("item.weight");
/// ```
@NullMarked
package dev.aisle.learning.files;

import org.jspecify.annotations.NullMarked;
