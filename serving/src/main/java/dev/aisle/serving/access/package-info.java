/// Who may do what: keys with scopes, what may be done without one, and how often.
///
/// Until a shop has a key, only programs on the same machine are answered. Read
/// [dev.aisle.serving.access.Access] first: one pure decision for every request. Nothing that a
/// client can write into a header makes it more trusted than the address it connects from.
@NullMarked
package dev.aisle.serving.access;

import org.jspecify.annotations.NullMarked;
