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

  private static volatile int threads = 1;

  private Torch() {}

  /// How many threads one operation may use, from the next scope on that any thread opens; 1 at
  /// first. A server, whose requests are parallel already, stays with 1. A training alone on a
  /// machine may take all cores, and gains little: matrix products run on one thread always, and
  /// operations on fewer than some ten thousand elements too. On a machine that does other work as
  /// well, more than 1 can be many times slower, since threads of an operation spin for the one
  /// that waits for a core.
  public static void threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    Torch.threads = threads;
  }

  /// How many threads one operation may use.
  public static int threads() {
    return threads;
  }

  /// OpenMP keeps the number for each thread that calls; a thread that has worked before does not
  /// hear of a change.
  static void tellThread() {
    int wanted = threads;
    if (torch.get_num_threads() != wanted) {
      torch.set_num_threads(wanted);
    }
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
