package dev.aisle.learning.tensor;

import org.bytedeco.pytorch.global.torch;

/// libtorch as a whole: loading, threads, version. Settings hold for the process.
public final class Torch {
  static {
    // Memory is freed by scopes; JavaCPP's own collector thread and its limits are not needed.
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
    // OpenBLAS must not run threads of its own beside OpenMP's: together they are times slower.
    org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads(1);
  }

  private Torch() {}

  /// Loads the native libraries, once; a second at the first call.
  static void load() {
    // The static initialiser has done it.
  }

  /// How many threads one operation may use. A training alone on a machine takes all cores; a
  /// server, whose requests are parallel already, takes one.
  public static void threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    torch.set_num_threads(threads);
  }

  /// How many threads one operation uses.
  public static int threads() {
    return torch.get_num_threads();
  }

  /// Whether libtorch finds a GPU that it can use.
  public static boolean gpu() {
    return torch.cuda_is_available();
  }

  /// The version of libtorch and of the binding: `2.10.0-1.5.13`.
  public static String version() {
    String version = torch.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
