package dev.aisle.app.experiments;

/// What one shopper's interleaved pages say. Pages without credit say nothing and are not counted.
///
/// @param forControl pages on which the control's items got more credit
/// @param forTreatment pages on which the treatment's did
/// @param ties pages on which both got the same, more than nothing
public record ShopperPreference(int forControl, int forTreatment, int ties) {
  /// A shopper who has not clicked anything.
  public static final ShopperPreference NONE = new ShopperPreference(0, 0, 0);

  public ShopperPreference {
    if ((forControl | forTreatment | ties) < 0) {
      throw new IllegalArgumentException(
          "pages are %d, %d and %d".formatted(forControl, forTreatment, ties));
    }
  }

  /// After one more page.
  public ShopperPreference after(TeamDraft.Credit credit) {
    if (credit.control() == 0 && credit.treatment() == 0) {
      return this;
    }
    int better = Integer.compare(credit.treatment(), credit.control());
    return new ShopperPreference(
        forControl + (better < 0 ? 1 : 0),
        forTreatment + (better > 0 ? 1 : 0),
        ties + (better == 0 ? 1 : 0));
  }

  /// Pages with credit.
  public int pages() {
    return forControl + forTreatment + ties;
  }

  /// Half the difference of won pages over the pages is Δ.
  void addTo(ArmMoments moments) {
    moments.add((forTreatment - forControl) / 2.0, pages(), 0, 0);
  }
}
