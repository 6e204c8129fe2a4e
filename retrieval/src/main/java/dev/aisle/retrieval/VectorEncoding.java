package dev.aisle.retrieval;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.util.quantization.QuantizedByteVectorValues.ScalarEncoding;

/// How a [VectorIndex] keeps the numbers that its search walks over.
public enum VectorEncoding {
  /// As given: four bytes a number.
  FLOAT32,

  /// One byte a number, so a search touches a quarter of the memory; twice as many neighbours as
  /// asked for are then rescored by the given numbers, which stay on disk.
  INT8;

  private static final int MAX_CONNECTIONS = 16;
  private static final int BEAM_WIDTH = 128;

  KnnVectorsFormat format() {
    return switch (this) {
      case FLOAT32 -> new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH);
      case INT8 ->
          new Lucene104HnswScalarQuantizedVectorsFormat(
              ScalarEncoding.UNSIGNED_BYTE, MAX_CONNECTIONS, BEAM_WIDTH);
    };
  }
}
