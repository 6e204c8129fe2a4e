/// `aisle.yaml`: read and validated once, at the edge. Past the app module nothing reads a map, a
/// property or the environment. Read [dev.aisle.app.config.ShopConfig] first: its fields, with
/// their defaults, are the documentation of the file.
@NullMarked
package dev.aisle.app.config;

import org.jspecify.annotations.NullMarked;
