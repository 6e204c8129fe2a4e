package dev.aisle.serving.access;

import java.time.Instant;
import java.util.Set;

/// A key as it is stored: what it allows and the hash by which it is recognised, never the key.
///
/// @param id names the key in lists and logs; not secret
/// @param name what it is for, in the owner's words
/// @param sha256 hash of the key's text, hexadecimal
public record ApiKey(String id, String name, Set<Scope> scopes, String sha256, Instant created) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
  }

  /// Whether the key allows what needs the scope.
  public boolean allows(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
