package dev.aisle.app.planted;

import java.util.List;

/// What is checked, and what must hold of it. Differences are of pooled AUC.
public enum PlantedCheck {
  /// Both modalities and the personalised branch are needed ([PlantedTastes]).
  T1(
      "the picture carries what the text lacks",
      Requirement.least("t1/full-minus-text-only", "pictures help", 0.05),
      Requirement.least("t1/full-minus-picture-only", "texts help", 0.05),
      Requirement.between("t1/no-modalities", "ids of unknown items are chance", 0.48, 0.52),
      Requirement.between("t1/no-personal", "without the shopper all is chance", 0.48, 0.52),
      Requirement.between(
          "t1-control/full-minus-text-only",
          "pictures that say nothing are no help",
          -0.015,
          0.015),
      Requirement.least(
          "t1-control/text-weight-minus-picture-weight",
          "pictures that say nothing weigh less than texts",
          0)),
  /// The context decides which modality counts ([PlantedQueries]).
  T2(
      "the query decides which modality counts",
      Requirement.least("t2/context-minus-no-context", "the fusion uses the context", 0.05),
      Requirement.least("t2/picture-over-text/visual", "visual queries weigh pictures", 2),
      Requirement.most("t2/picture-over-text/textual", "textual queries weigh texts", 0.5)),
  /// The other items of the list count ([PlantedLooks]).
  T3(
      "the list counts",
      Requirement.least("t3/multi-minus-pointwise", "attention over the list helps", 0.04),
      Requirement.least("t3/joint-minus-pointwise", "from the joint vector alone, too", 0.04)),
  /// The auxiliary task harms nothing, and its target can be read off the representations.
  T4(
      "the auxiliary task",
      Requirement.least("t4/tastes/auxiliary-minus-none", "no loss on T1", -0.003),
      Requirement.least("t4/queries/auxiliary-minus-none", "no loss on T2", -0.003),
      Requirement.least("t4/looks/auxiliary-minus-none", "no loss on T3", -0.003),
      Requirement.least(
          "t4/probe/auxiliary-minus-none", "representations explain the target better", 0)),
  /// Pictures are missing, on [PlantedTastes].
  T5(
      "missing pictures",
      Requirement.least("t5/saved", "trained with missing pictures, less is lost without them", 0)),
  /// Unknown items go by wrong ids, on [PlantedTastes].
  T6("wrong ids", Requirement.most("t6/lost", "ids do not dominate", 0.02));

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
  private final List<Requirement> requirements;

  PlantedCheck(String title, Requirement... requirements) {
    this.title = title;
    this.requirements = List.of(requirements);
  }

  /// What it is about.
  public String title() {
    return title;
  }

  /// What must hold.
  public List<Requirement> requirements() {
    return requirements;
  }
}
