/// Tensors on disk: [dev.aisle.learning.files.TensorData] in the heap and the safetensors format.
@NullMarked
package dev.aisle.learning.files;

import org.jspecify.annotations.NullMarked;
