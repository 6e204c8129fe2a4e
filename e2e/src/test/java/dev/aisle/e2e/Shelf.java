package dev.aisle.e2e;

import java.util.Locale;
import java.util.StringJoiner;

/// Items that the tests know by heart, beside whatever the market makes: words that nothing else in
/// the shop has, so that counts and orders are certain.
final class Shelf {
  /// Teapots, all found by the one word `quillon`: more than one page of them.
  static final int TEAPOTS = 30;

  /// Every third teapot is red, the others are blue.
  static final int RED_TEAPOTS = 10;

  /// Teapots numbered from 1 to this are of the brand Brightwell, the rest of Ostrander.
  static final int BRIGHTWELL_TEAPOTS = 12;

  /// What a seller with bad intentions calls an item.
  static final String HOSTILE_TITLE =
      "<img src=x onerror=\"alert('title')\"> zephyrine <script>alert('script')</script>";

  private Shelf() {}

  /// The price of a teapot, rising with its number: 11, 12 …
  static int price(int number) {
    return 10 + number;
  }

  /// The shelf as a JSON array of items.
  static String json() {
    StringJoiner items = new StringJoiner(",", "[", "]");
    for (int number = 1; number <= TEAPOTS; number++) {
      items.add(teapot(number));
    }
    items.add(
        """
        {"id":"hostile/1","title":"%s","categories":["Kitchen","Teapots"],"price":"5.00",
         "attributes":{"colour":"<b>green</b>"},"description":"<svg onload=alert('description')>"}
        """
            .formatted(HOSTILE_TITLE.replace("\"", "\\\"")));
    items.add(
        """
        {"id":"sold-out","title":"Zephyrine lantern","categories":["Kitchen","Teapots"],
         "price":"7.00","stock":0}
        """);
    return items.toString();
  }

  private static String teapot(int number) {
    return String.format(
        Locale.ROOT,
        """
        {"id":"teapots/%1$d","title":"Quillon teapot No %1$d","brand":"%2$s",
         "categories":["Kitchen","Teapots"],"price":"%3$d.00","stock":%4$d,
         "rating":%5$s,"ratingCount":%1$d,
         "attributes":{"colour":"%6$s","dishwasher_safe":true},
         "description":"A teapot for the whole table."}
        """,
        number,
        number <= BRIGHTWELL_TEAPOTS ? "Brightwell" : "Ostrander",
        price(number),
        number,
        1 + (number % 9) / 2.0,
        number % 3 == 0 ? "Red" : "Blue");
  }
}
