package dev.aisle.market.goods;

import static dev.aisle.market.goods.Ranges.BRIGHT;
import static dev.aisle.market.goods.Ranges.CARE;
import static dev.aisle.market.goods.Ranges.INTERIOR;
import static dev.aisle.market.goods.Ranges.WOODS;

import java.util.List;

/// Furniture, sports, toys and beauty.
final class Living {
  private static final String BOARDS = "oak 5, walnut 3, pine 4, lacquered wood 4";

  private Living() {}

  static List<Draft> drafts() {
    return List.of(
        furniture("sofa", "Seating/Sofas", Form.SOFA, 1.5, 640)
            .also("couch", "settee")
            .colours(INTERIOR)
            .patterns("solid 14, checked 1, floral 1, striped 1")
            .materials("cotton 4, velvet 4, linen 3, leather 4, wool 1")
            .choice("seats", "%s", "2-seater 4, 3-seater 5, 4-seater 1")
            .choice("legs", "%s legs", "wooden 6, metal 3")
            .property("sofa bed", 0.25, "with bed function", "without bed function")
            .goodFor("living rooms", "small flats"),
        furniture("sofa cover", "Seating/Sofa Covers", Form.SOFA_COVER, 0.6, 46)
            .also("couch cover", "slipcover")
            .accessoryOf("sofa")
            .colours(INTERIOR)
            .patterns("solid 8, striped 3, checked 2, floral 2, geometric 2")
            .materials("cotton 5, polyester 5, velvet 2")
            .choice("seats", "%s", "2-seater 4, 3-seater 5, 4-seater 1")
            .goodFor("pets", "a new look"),
        furniture("armchair", "Seating/Armchairs", Form.ARMCHAIR, 1.2, 290)
            .also("easy chair", "lounge chair")
            .colours(INTERIOR)
            .patterns("solid 12, checked 2, floral 1, geometric 1")
            .materials("velvet 5, cotton 4, leather 4, linen 3, wool 2")
            .choice("back", "%s", "wing back 3, low back 4, rounded back 4")
            .choice("legs", "%s legs", "wooden 6, metal 3")
            .goodFor("reading", "bedrooms"),
        furniture("dining chair", "Seating/Chairs", Form.CHAIR, 1.3, 86)
            .also("kitchen chair", "side chair")
            .colours(WOODS + ", red 1, yellow 1, green 1")
            .materials("oak 5, walnut 3, pine 3, plastic 4, powder-coated metal 3")
            .choice("back", "%s", "slatted back 5, solid back 4, open back 2")
            .property("armrests", 0.25, "with armrests", "without armrests")
            .measure("pack", "set of %s", "pieces", 0.9, "1 4, 2 4, 4 3")
            .goodFor("dining rooms"),
        furniture("stool", "Seating/Stools", Form.STOOL, 0.9, 62)
            .also("bar stool")
            .colours(WOODS + ", red 1, yellow 1")
            .materials("oak 5, walnut 3, pine 3, powder-coated metal 4, rattan 1")
            .measure("seat height", "%s", "cm", 0.4, "45 5, 65 4, 75 3")
            .choice("seat", "%s seat", "round 7, square 3")
            .goodFor("kitchen islands", "bars"),
        furniture("dining table", "Tables/Dining Tables", Form.TABLE, 1.1, 340)
            .also("kitchen table")
            .colours(WOODS)
            .materials(BOARDS + ", marble 1, glass 1")
            .choice("shape", "%s", "rectangular 6, round 4")
            .measure("length", "%s", "cm", 0.9, "90 2, 120 4, 160 5, 200 3")
            .property("extendable", 0.3, "extendable", "")
            .goodFor("families", "dinner parties"),
        furniture("desk", "Tables/Desks", Form.DESK, 1, 190)
            .also("writing desk", "computer table")
            .colours(WOODS)
            .materials(BOARDS + ", bamboo 1")
            .choice("drawers", "with %s", "one drawer 3, two drawers 4, three drawers 3")
            .property("height-adjustable", 0.25, "height-adjustable", "")
            .goodFor("home offices", "students"),
        furniture("bookshelf", "Storage/Bookshelves", Form.BOOKSHELF, 1, 130)
            .also("bookcase", "shelving unit")
            .colours(WOODS)
            .materials(BOARDS)
            .choice("shelves", "with %s", "three shelves 3, four shelves 4, five shelves 4")
            .choice("layout", "%s", "classic 6, ladder 3, staggered 2")
            .goodFor("studies", "living rooms"),
        furniture("wardrobe", "Storage/Wardrobes", Form.WARDROBE, 0.8, 420)
            .also("closet", "armoire")
            .colours(WOODS)
            .materials(BOARDS)
            .choice("doors", "%s", "two-door 5, three-door 4, sliding door 2")
            .property("mirror", 0.3, "with mirror", "without mirror")
            .goodFor("bedrooms"),
        furniture("bed", "Beds/Beds", Form.BED, 1, 380)
            .also("bed frame", "bedstead")
            .colours(WOODS + ", beige 2, pink 1")
            .materials(BOARDS + ", velvet 3, cotton 2, powder-coated metal 2")
            .measure("width", "%s", "cm", 0.7, "90 3, 140 4, 160 4, 180 4")
            .choice("headboard", "%s headboard", "plain 5, slatted 3, upholstered 4")
            .property("slatted base", 0.5, "with slatted base", "without slatted base")
            .goodFor("bedrooms", "guest rooms"),
        sports("yoga mat", "Fitness/Yoga Mats", Form.YOGA_MAT, 1, 29)
            .also("exercise mat", "gym mat")
            .colours(BRIGHT + ", charcoal 2, teal 2, lilac 2")
            .patterns("solid 9, floral 1, geometric 2")
            .materials("rubber 6, silicone 2, cotton 1")
            .measure("thickness", "%s", "mm", 0.2, "3 2, 5 5, 8 4, 15 1")
            .property("PVC-free", 0.4, "PVC-free", "")
            .property("carrying strap", 0.5, "with carrying strap", "without carrying strap")
            .goodFor("yoga", "pilates"),
        sports("dumbbell", "Fitness/Dumbbells", Form.DUMBBELL, 1, 26)
            .also("hand weight", "free weight")
            .colours("black 6, silver 3, blue 3, pink 3, purple 2, green 2, red 2, turquoise 1")
            .materials("rubber 5, cast iron 3, silicone 3, stainless steel 2")
            .measure("weight", "%s", "kg", 0.55, "1 3, 2 4, 5 5, 8 3, 10 3, 15 1")
            .choice("shape", "%s", "hexagonal 5, round 5")
            .goodFor("strength training", "home gyms"),
        sports("ball", "Team Sports/Balls", Form.BALL, 1.1, 24)
            .also("football", "soccer ball")
            .colours("white 6, orange 4, yellow 3, red 3, blue 3, black 1, green 1, hot pink 1")
            .materials("leather 3, rubber 4, polished plastic 3")
            .choice("sport", "for %s", "football 5, basketball 4, volleyball 3")
            .choice("ball size", "size %s", "3 2, 4 3, 5 5")
            .goodFor("training", "school"),
        sports("bicycle", "Cycling/Bicycles", Form.BICYCLE, 0.9, 560)
            .also("bike", "cycle")
            .colours(
                "black 5, white 3, red 4, blue 4, green 3, mint 2, yellow 2, orange 2,"
                    + " silver 2, light blue 2, cream 2")
            .materials("aluminium 6, carbon fibre 2, powder-coated metal 5")
            .choice("type", "%s", "city 5, mountain 4, road 3")
            .choice("wheel size", "%s", "26 inch 3, 28 inch 5, 29 inch 3")
            .property("lights", 0.5, "with lights", "without lights")
            .goodFor("commuting", "weekend tours"),
        sports("bike helmet", "Cycling/Helmets", Form.HELMET, 0.8, 52)
            .also("cycling helmet")
            .accessoryOf("bicycle")
            .colours(BRIGHT + ", charcoal 2, silver 1")
            .patterns("solid 8, colour block 5, camouflage 1")
            .materials("plastic 5, polished plastic 5, carbon fibre 1")
            .size("S 3, M 5, L 4")
            .audience()
            .goodFor("commuting", "mountain trails"),
        sports("tennis racket", "Racket Sports/Rackets", Form.RACKET, 0.7, 88)
            .also("tennis racquet")
            .colours(BRIGHT + ", black 3, white 2")
            .patterns("solid 7, colour block 5")
            .materials("carbon fibre 6, aluminium 4")
            .measure("weight", "%s", "g", 0, "255 3, 280 4, 300 4")
            .property("strung", 0.7, "strung", "unstrung")
            .goodFor("beginners", "clubs"),
        sports("skateboard", "Boards/Skateboards", Form.SKATEBOARD, 0.7, 64)
            .also("longboard", "cruiser board")
            .colours(BRIGHT + ", natural 2, black 2")
            .patterns(
                "solid 4, striped 3, geometric 3, star print 2, colour block 3, chevron 2,"
                    + " camouflage 1")
            .materials("oak 5, bamboo 3, plastic 3")
            .measure("deck length", "%s", "cm", 0.2, "56 3, 79 5, 100 3")
            .goodFor("skate parks", "commuting"),
        sports("tent", "Camping/Tents", Form.TENT, 0.8, 145)
            .also("camping tent")
            .colours("green 6, orange 4, blue 3, olive 3, red 2, grey 3, yellow 1, teal 1")
            .patterns("solid 8, colour block 6, camouflage 1")
            .materials("nylon 6, polyester 5, cotton 1")
            .measure("persons", "for %s", "persons", 0.6, "1 2, 2 5, 3 3, 4 4")
            .property("waterproof", 0.7, "waterproof", "")
            .goodFor("festivals", "trekking"),
        toy("building blocks", "Construction/Building Blocks", Form.BLOCKS, 1.1, 27)
            .also("toy bricks", "stacking blocks")
            .colours(BRIGHT + ", natural 3")
            .materials("plastic 6, pine 4, oak 1")
            .measure("pieces", "%s", "pieces", 0.4, "30 2, 50 4, 100 4, 250 2")
            .choice("age", "from %s", "1 year 3, 3 years 5, 6 years 3")
            .goodFor("birthdays", "nurseries"),
        toy("teddy bear", "Soft Toys/Teddy Bears", Form.BEAR, 1.1, 24)
            .also("plush bear", "cuddly toy")
            .colours(
                "brown 6, camel 5, cream 4, white 3, grey 3, pink 3, beige 3, light blue 2,"
                    + " lilac 1")
            .materials("plush 7, fleece 2, cotton 1")
            .measure("height", "%s", "cm", 0.6, "20 3, 30 5, 45 3, 80 1")
            .property("bow", 0.5, "with bow", "without bow")
            .goodFor("birthdays", "bedtime"),
        toy("toy car", "Vehicles/Toy Cars", Form.TOY_CAR, 1, 16)
            .also("model car")
            .colours(BRIGHT + ", silver 2, mint 1")
            .patterns("solid 8, striped 4, colour block 3")
            .materials("polished plastic 6, powder-coated metal 4, pine 2")
            .choice("type", "%s", "sports car 4, van 3, beetle 3")
            .property("remote control", 0.3, "with remote control", "without remote control")
            .goodFor("birthdays", "collectors"),
        toy("jigsaw puzzle", "Games/Puzzles", Form.PUZZLE, 0.8, 15)
            .also("puzzle")
            .colours(BRIGHT)
            .materials("paper 8, pine 2")
            .measure("pieces", "%s", "pieces", 0.3, "48 2, 100 3, 500 4, 1000 5")
            .choice("motif", "%s", "landscape 5, city 3, animals 3, flowers 2")
            .goodFor("rainy days", "families"),
        toy("kite", "Outdoor/Kites", Form.KITE, 0.6, 19)
            .also("stunt kite")
            .colours(BRIGHT)
            .patterns("colour block 6, striped 4, solid 3, star print 2")
            .materials("nylon 7, polyester 4")
            .measure("wingspan", "%s", "cm", 0.5, "80 4, 120 4, 160 2")
            .goodFor("windy days", "the beach"),
        beauty("shampoo", "Hair/Shampoo", Form.SHAMPOO, 1.2, 9)
            .also("hair wash")
            .colours(CARE)
            .materials("plastic 8, aluminium 2")
            .choice("hair", "for %s", "dry hair 4, oily hair 3, coloured hair 3, all hair 4")
            .measure("volume", "%s", "ml", 0.5, "200 3, 250 5, 400 3, 500 2")
            .property("sulphate-free", 0.4, "sulphate-free", "")
            .property("silicone-free", 0.4, "without silicone", "")
            .goodFor("every day", "travelling"),
        beauty("hairbrush", "Hair/Brushes", Form.HAIRBRUSH, 0.7, 14)
            .also("paddle brush")
            .colours("natural 5, black 5, pink 3, white 2, mint 2, lilac 1, gold 1, brown 3")
            .materials("bamboo 5, polished plastic 5, oak 2")
            .choice("shape", "%s", "paddle 5, round 3, oval 4")
            .goodFor("long hair", "curls"),
        beauty("perfume", "Fragrance/Perfume", Form.PERFUME, 1.2, 62)
            .also("eau de parfum", "fragrance")
            .colours(
                "pink 4, gold 4, light blue 3, lilac 3, green 2, coral 2, black 3, clear 3,"
                    + " burgundy 2, blue 2, orange 1")
            .materials("glass 1")
            .choice("scent", "%s", "floral scent 5, woody 4, citrus 4, oriental 3")
            .measure("volume", "%s", "ml", 0.6, "30 4, 50 5, 100 3")
            .choice("gender", "for %s", "women 6, men 4")
            .goodFor("evenings out", "gifts"),
        beauty("lipstick", "Make-up/Lipstick", Form.LIPSTICK, 1.2, 15)
            .also("lip colour")
            .colours(
                "red 7, burgundy 4, pink 5, hot pink 4, coral 4, brown 2, purple 2, orange 1,"
                    + " beige 3")
            .materials("polished plastic 6, brass 3, stainless steel 2")
            .choice("effect", "%s", "matte effect 5, shiny effect 4, satin effect 4")
            .property("long-lasting", 0.5, "long-lasting", "")
            .property("vegan", 0.4, "vegan", "")
            .goodFor("evenings out", "every day"),
        beauty("nail polish", "Make-up/Nail Polish", Form.NAIL_POLISH, 1, 8)
            .also("nail varnish", "nail lacquer")
            .colours(
                "red 6, pink 5, hot pink 4, coral 3, burgundy 4, navy blue 2, mint 2, lilac 3,"
                    + " black 2, gold 2, beige 3, teal 1, turquoise 1, purple 2, yellow 1")
            .materials("glass 1")
            .choice("effect", "%s", "high gloss 6, matte effect 3, glitter 3")
            .property("quick-drying", 0.5, "quick-drying", "")
            .property("acetone-free", 0.3, "acetone-free", "")
            .goodFor("manicures", "parties"),
        beauty("face cream", "Skin/Face Cream", Form.CREAM, 1.1, 22)
            .also("moisturiser", "day cream")
            .colours(CARE)
            .materials("glass 4, polished plastic 6")
            .choice("skin", "for %s", "dry skin 5, oily skin 3, sensitive skin 4")
            .measure("volume", "%s", "ml", 0.5, "30 3, 50 6, 100 3")
            .property("fragrance-free", 0.4, "fragrance-free", "")
            .property("paraben-free", 0.5, "without parabens", "")
            .goodFor("mornings", "nights"),
        beauty("soap", "Skin/Soap", Form.SOAP, 0.8, 6)
            .also("soap bar")
            .colours(CARE)
            .materials("wax 1")
            .choice("scent", "%s", "lavender scent 4, rose scent 3, lemon scent 4, unscented 3")
            .property("palm-oil-free", 0.4, "palm-oil-free", "")
            .property("vegan", 0.5, "vegan", "")
            .goodFor("guest bathrooms", "gifts"));
  }

  private static Draft furniture(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.FURNITURE, name, shelf, form, popularity, price, 0.45);
  }

  private static Draft sports(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.SPORTS, name, shelf, form, popularity, price, 0.45);
  }

  private static Draft toy(String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.TOYS, name, shelf, form, popularity, price, 0.42);
  }

  private static Draft beauty(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.BEAUTY, name, shelf, form, popularity, price, 0.45);
  }
}
