package dev.aisle.market.goods;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A category being declared; only the department files use it.
final class Draft {
  private final Department department;
  private final String name;
  private final List<String> path;
  private final Form form;
  private final double popularity;
  private final double medianPrice;
  private final double priceSpread;
  private final List<Attribute> attributes = new ArrayList<>();
  private List<String> synonyms = List.of();
  private List<String> occasions = List.of("every day");
  private Odds<Colour> colours = Odds.of(Ranges.CLOTHES, Colour::named);
  private Odds<Pattern> patterns = Odds.of("solid 1", Pattern::named);
  private Odds<Material> materials = Odds.of("cotton 1", Material::named);
  private @Nullable String accessoryOf;

  private Draft(
      Department department,
      String name,
      List<String> path,
      Form form,
      double popularity,
      double medianPrice,
      double priceSpread) {
    this.department = department;
    this.name = name;
    this.path = path;
    this.form = form;
    this.popularity = popularity;
    this.medianPrice = medianPrice;
    this.priceSpread = priceSpread;
  }

  /// @param shelf middle and narrowest label of the path: `Tops/T-Shirts`, or only the narrowest
  static Draft of(
      Department department,
      String name,
      String shelf,
      Form form,
      double popularity,
      double medianPrice,
      double priceSpread) {
    List<String> path = new ArrayList<>();
    path.add(department.label());
    path.addAll(List.of(shelf.split("/")));
    return new Draft(
        department, name, List.copyOf(path), form, popularity, medianPrice, priceSpread);
  }

  Draft also(String... nouns) {
    synonyms = List.of(nouns);
    return this;
  }

  Draft goodFor(String... uses) {
    occasions = List.of(uses);
    return this;
  }

  Draft colours(String odds) {
    colours = Odds.of(odds, Colour::named);
    return this;
  }

  Draft patterns(String odds) {
    patterns = Odds.of(odds, Pattern::named);
    return this;
  }

  Draft materials(String odds) {
    materials = Odds.of(odds, Material::named);
    return this;
  }

  Draft accessoryOf(String product) {
    accessoryOf = product;
    return this;
  }

  Draft choice(String attribute, String phrase, String odds) {
    attributes.add(new Attribute.Choice(attribute, phrase, Odds.of(odds, text -> text)));
    return this;
  }

  Draft measure(String attribute, String phrase, String unit, double elasticity, String odds) {
    attributes.add(
        new Attribute.Measure(attribute, phrase, unit, elasticity, Odds.of(odds, Double::valueOf)));
    return this;
  }

  Draft property(String attribute, double probability, String having, String lacking) {
    attributes.add(new Attribute.Property(attribute, probability, having, lacking));
    return this;
  }

  Draft audience() {
    return choice("gender", "for %s", Ranges.AUDIENCE);
  }

  Draft size(String odds) {
    return choice("size", "size %s", odds);
  }

  Category build() {
    return new Category(
        name,
        department,
        path,
        synonyms,
        form,
        popularity,
        medianPrice,
        priceSpread,
        colours,
        patterns,
        materials,
        List.copyOf(attributes),
        accessoryOf,
        occasions);
  }
}
