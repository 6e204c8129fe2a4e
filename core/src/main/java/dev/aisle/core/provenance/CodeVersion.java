package dev.aisle.core.provenance;

/// The version of this code, as models, receipts and reports state it.
public final class CodeVersion {
  /// The version, without a qualifier: `0.1.0`.
  public static final String CURRENT = "0.1.0";

  private CodeVersion() {}
}
