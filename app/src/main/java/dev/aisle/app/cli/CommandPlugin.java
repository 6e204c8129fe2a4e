package dev.aisle.app.cli;

/// A command that a module outside `app` adds, found by [java.util.ServiceLoader]: the bench
/// command brings libraries that serving a shop does not need.
public interface CommandPlugin {
  /// An object annotated as a picocli command.
  Object command();
}
