package dev.aisle.learning.tensor;

import org.bytedeco.pytorch.global.torch.ScalarType;

/// What the elements of a tensor are.
public enum Type {
  /// 32 bits, what models train and serve in.
  FLOAT(ScalarType.Float),
  /// 64 bits, what gradients are checked in.
  DOUBLE(ScalarType.Double),
  /// 64-bit integers: indices.
  LONG(ScalarType.Long),
  /// Masks.
  BOOL(ScalarType.Bool);

  final ScalarType torch;

  Type(ScalarType torch) {
    this.torch = torch;
  }

  static Type of(org.bytedeco.pytorch.Tensor tensor) {
    int code = tensor.scalar_type().intern().value;
    for (Type type : values()) {
      if (type.torch.value == code) {
        return type;
      }
    }
    throw new IllegalStateException("a tensor of the scalar type " + tensor.scalar_type());
  }
}
