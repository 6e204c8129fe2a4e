package dev.aisle.app.reports;

/// Where a report was made.
///
/// @param cores processors that the JVM may use
/// @param jvm name and version of the Java virtual machine
/// @param os name, version and architecture of the operating system
public record Machine(int cores, String jvm, String os) {
  /// The machine that this runs on.
  public static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
  }
}
