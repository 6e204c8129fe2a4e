/// Puts the rooms together: [dev.aisle.app.wiring.OpenShop] opens a folder and is the place to read
/// how log, index and cascade meet.
@NullMarked
package dev.aisle.app.wiring;

import org.jspecify.annotations.NullMarked;
