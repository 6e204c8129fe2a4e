package dev.aisle.market.goods;

/// The broadest level of the category tree.
public enum Department {
  CLOTHING("Clothing"),
  SHOES("Shoes"),
  BAGS("Bags & Luggage"),
  HOME("Home & Decoration"),
  KITCHEN("Kitchen & Dining"),
  FURNITURE("Furniture"),
  ELECTRONICS("Electronics"),
  SPORTS("Sports & Outdoors"),
  TOYS("Toys & Games"),
  GARDEN("Garden"),
  BEAUTY("Beauty");

  private final String label;

  Department(String label) {
    this.label = label;
  }

  /// What the storefront shows.
  public String label() {
    return label;
  }
}
