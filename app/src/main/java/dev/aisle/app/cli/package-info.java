/// The command line: a class per command; [dev.aisle.app.cli.Main] only dispatches and turns
/// exceptions into a line and an exit code (0 done, 1 failed, 2 usage).
@NullMarked
package dev.aisle.app.cli;

import org.jspecify.annotations.NullMarked;
