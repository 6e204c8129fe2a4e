package dev.aisle.market.goods;

import static dev.aisle.market.goods.Ranges.CLOTHES;
import static dev.aisle.market.goods.Ranges.CLOTHES_SIZES;
import static dev.aisle.market.goods.Ranges.LEATHERS;
import static dev.aisle.market.goods.Ranges.PRINTS;
import static dev.aisle.market.goods.Ranges.SHOE_SIZES;

import java.util.List;

/// What people wear and carry.
final class Wardrobe {
  private static final String FITS = "regular 6, slim 3, loose 2";

  private Wardrobe() {}

  static List<Draft> drafts() {
    return List.of(
        clothing("t-shirt", "Tops/T-Shirts", Form.T_SHIRT, 3, 18)
            .also("tee", "tshirt")
            .patterns(PRINTS)
            .materials("cotton 9, linen 1, polyester 3")
            .choice("sleeve", "%s sleeve", "short 7, long 3")
            .choice("neckline", "%s neck", "crew 6, v 3")
            .choice("fit", "%s fit", FITS)
            .audience()
            .size(CLOTHES_SIZES)
            .property("organic", 0.2, "organic", "")
            .goodFor("summer", "sports", "every day"),
        clothing("shirt", "Tops/Shirts", Form.SHIRT, 2, 36)
            .also("button-up", "button-down")
            .patterns("solid 8, striped 4, pinstriped 4, checked 5, floral 1, polka dot 1")
            .materials("cotton 8, linen 3, denim 1, silk 1, polyester 2")
            .choice("sleeve", "%s sleeve", "long 7, short 3")
            .choice("fit", "%s fit", FITS)
            .audience()
            .size(CLOTHES_SIZES)
            .property("iron-free", 0.25, "iron-free", "")
            .goodFor("the office", "evenings out", "weddings"),
        clothing("hoodie", "Tops/Hoodies", Form.HOODIE, 2, 42)
            .also("hooded sweatshirt", "hoody")
            .patterns("solid 10, colour block 4, camouflage 2, star print 1, striped 1")
            .materials("cotton 6, fleece 4, polyester 3")
            .property("zip", 0.4, "with zip", "without zip")
            .choice("fit", "%s fit", FITS)
            .audience()
            .size(CLOTHES_SIZES)
            .goodFor("lazy days", "training", "college"),
        clothing("sweater", "Tops/Sweaters", Form.SWEATER, 2, 48)
            .also("jumper", "pullover")
            .patterns("solid 9, striped 4, checked 1, chevron 3, geometric 2, polka dot 1")
            .materials("wool 7, cashmere 2, cotton 4, polyester 2")
            .choice("neckline", "%s neck", "crew 5, v 3, turtle 3")
            .choice("fit", "%s fit", FITS)
            .audience()
            .size(CLOTHES_SIZES)
            .goodFor("cold days", "the office", "weekends"),
        clothing("dress", "Dresses & Skirts/Dresses", Form.DRESS, 3, 55)
            .also("gown", "frock")
            .patterns("solid 9, floral 6, polka dot 4, striped 2, leopard print 1, geometric 1")
            .materials("cotton 5, polyester 4, silk 2, linen 2, velvet 1")
            .choice("length", "%s", "mini 3, midi 5, maxi 3")
            .choice("sleeve", "%s", "sleeveless 4, short sleeve 4, long sleeve 3")
            .choice("occasion", "%s", "casual 4, evening 3, wedding 1, beach 2")
            .size(CLOTHES_SIZES)
            .goodFor("summer parties", "the office", "weddings"),
        clothing("skirt", "Dresses & Skirts/Skirts", Form.SKIRT, 1.5, 34)
            .patterns("solid 8, checked 4, floral 3, polka dot 2, striped 1, leopard print 1")
            .materials("cotton 4, denim 3, polyester 3, leather 1, wool 1, silk 1")
            .choice("length", "%s", "mini 4, midi 4, maxi 2")
            .choice("cut", "%s", "a-line 4, pencil 3, pleated 4")
            .size(CLOTHES_SIZES)
            .goodFor("the office", "evenings out"),
        clothing("jacket", "Outerwear/Jackets", Form.JACKET, 2, 75)
            .also("blouson", "windbreaker")
            .patterns("solid 12, camouflage 2, colour block 3, checked 1")
            .materials("nylon 5, denim 4, leather 4, cotton 3, polyester 3, suede 1")
            .property("hood", 0.35, "with hood", "without hood")
            .property("waterproof", 0.35, "waterproof", "")
            .audience()
            .size(CLOTHES_SIZES)
            .goodFor("spring", "hiking", "the city"),
        clothing("coat", "Outerwear/Coats", Form.COAT, 1.3, 130)
            .also("overcoat")
            .colours(
                "black 9, camel 6, grey 5, charcoal 5, navy blue 6, beige 4, red 2, olive 2,"
                    + " burgundy 2, brown 2, pink 1, cream 2")
            .patterns("solid 12, checked 4")
            .materials("wool 7, cashmere 2, polyester 3, cotton 2")
            .choice("closure", "%s", "single-breasted 6, double-breasted 4")
            .audience()
            .size(CLOTHES_SIZES)
            .goodFor("winter", "the office"),
        clothing("jeans", "Trousers/Jeans", Form.TROUSERS, 2, 58)
            .also("denims")
            .colours("blue 8, navy blue 8, light blue 6, black 7, grey 3, charcoal 3, white 2")
            .materials("denim 1")
            .choice("leg", "%s", "skinny 3, straight 5, wide leg 3")
            .property("ripped", 0.15, "ripped", "")
            .audience()
            .size("28 1, 29 1, 30 3, 31 3, 32 4, 33 3, 34 3, 36 2")
            .goodFor("every day", "festivals"),
        clothing("trousers", "Trousers/Trousers", Form.TROUSERS, 1.5, 50)
            .also("pants", "chinos")
            .patterns("solid 10, checked 3, pinstriped 3, camouflage 1")
            .materials("cotton 6, linen 3, wool 3, polyester 3")
            .choice("leg", "%s", "skinny 2, straight 5, wide leg 3")
            .audience()
            .size("28 1, 29 1, 30 3, 31 3, 32 4, 33 3, 34 3, 36 2")
            .goodFor("the office", "travelling"),
        clothing("shorts", "Trousers/Shorts", Form.SHORTS, 1.3, 28)
            .also("bermudas")
            .patterns("solid 9, striped 2, floral 3, camouflage 2, checked 2, colour block 2")
            .materials("cotton 6, polyester 4, linen 2, denim 2")
            .property("pockets", 0.7, "with pockets", "without pockets")
            .audience()
            .size(CLOTHES_SIZES)
            .goodFor("the beach", "running"),
        clothing("socks", "Accessories/Socks", Form.SOCKS, 1.5, 9)
            .also("stockings")
            .patterns("solid 6, striped 5, polka dot 4, chevron 2, colour block 4, star print 2")
            .materials("cotton 7, wool 3, polyester 1")
            .choice("height", "%s", "ankle 4, crew 5, knee-high 2")
            .measure("pack", "pack of %s", "pairs", 0.75, "1 2, 3 4, 5 3, 10 1")
            .size("35-38 3, 39-42 4, 43-46 3")
            .goodFor("sports", "cold feet"),
        clothing("cap", "Accessories/Caps", Form.CAP, 1, 20)
            .also("baseball cap", "snapback")
            .patterns("solid 9, camouflage 3, colour block 4, checked 1")
            .materials("cotton 6, polyester 3, denim 1, suede 1")
            .property("adjustable", 0.7, "adjustable", "")
            .audience()
            .goodFor("sunny days", "baseball"),
        clothing("beanie", "Accessories/Beanies", Form.BEANIE, 0.9, 17)
            .also("knit hat", "bobble hat")
            .patterns("solid 7, striped 4, chevron 2, colour block 2")
            .materials("wool 8, cashmere 1, cotton 2, fleece 2")
            .property("pompom", 0.45, "with pompom", "without pompom")
            .audience()
            .goodFor("winter", "skiing"),
        clothing("scarf", "Accessories/Scarves", Form.SCARF, 1, 26)
            .also("shawl")
            .patterns("solid 6, checked 6, striped 4, leopard print 2, floral 2, polka dot 1")
            .materials("wool 6, cashmere 2, silk 3, cotton 3, polyester 2")
            .property("fringes", 0.6, "with fringes", "without fringes")
            .goodFor("winter", "gifts"),
        clothing("gloves", "Accessories/Gloves", Form.GLOVES, 0.7, 24)
            .also("mittens")
            .patterns("solid 8, striped 3, chevron 1")
            .materials("wool 5, leather 4, fleece 3")
            .property("touchscreen", 0.4, "touchscreen", "")
            .audience()
            .size("S 3, M 5, L 4, XL 2")
            .goodFor("winter", "cycling"),
        clothing("belt", "Accessories/Belts", Form.BELT, 0.9, 27)
            .also("waist belt")
            .colours(LEATHERS)
            .materials("leather 8, suede 2, canvas 2")
            .choice("buckle", "%s buckle", "silver 6, gold 3, black 2")
            .measure("length", "%s", "cm", 0, "85 2, 95 4, 105 4, 115 2")
            .audience()
            .goodFor("jeans", "the office"),
        clothing("sunglasses", "Accessories/Sunglasses", Form.SUNGLASSES, 1.1, 45)
            .also("shades")
            .colours(
                "black 9, brown 6, gold 3, silver 3, red 1, white 1, blue 2, clear 1, pink 1,"
                    + " green 1, burgundy 1")
            .patterns("solid 9, leopard print 2")
            .materials("polished plastic 7, aluminium 3")
            .choice("lens shape", "%s", "round 4, square 5, aviator 4, cat-eye 2")
            .property("polarised", 0.45, "polarised", "non-polarised")
            .audience()
            .goodFor("the beach", "driving"),
        clothing("wristwatch", "Accessories/Watches", Form.WATCH, 1.3, 120)
            .also("watch")
            .colours("silver 7, gold 4, black 5, rose gold 4, white 1, blue 2, green 1")
            .materials("stainless steel 6, brushed steel 4, brass 1")
            .choice("strap", "%s strap", "leather 6, metal 5, silicone 3")
            .choice("dial", "%s dial", "white 4, black 4, blue 2, green 1")
            .property("waterproof", 0.5, "waterproof", "")
            .audience()
            .goodFor("the office", "gifts"),
        clothing("watch strap", "Accessories/Watch Straps", Form.WATCH_STRAP, 0.6, 19)
            .also("watch band", "watch bracelet")
            .accessoryOf("wristwatch")
            .colours(LEATHERS)
            .materials("leather 7, silicone 4, suede 2, canvas 2")
            .measure("width", "%s", "mm", 0, "18 3, 20 5, 22 4")
            .goodFor("changing looks"),
        shoes("sneakers", "Sneakers", Form.SNEAKER, 3, 72)
            .also("trainers", "tennis shoes")
            .colours(CLOTHES)
            .patterns("solid 10, colour block 6, camouflage 1, striped 1, leopard print 1")
            .materials("leather 5, canvas 4, mesh 5, suede 2")
            .choice("height", "%s", "low-top 7, high-top 3")
            .choice("closure", "%s", "lace-up 7, slip-on 2")
            .goodFor("running", "every day", "the gym"),
        shoes("boots", "Boots", Form.BOOT, 2, 105)
            .also("booties")
            .colours(LEATHERS)
            .materials("leather 7, suede 4, patent leather 1, rubber 1")
            .choice("shaft", "%s", "ankle 5, mid-calf 3, knee-high 2")
            .choice("heel", "%s", "flat 5, block heel 4")
            .property("waterproof", 0.3, "waterproof", "")
            .goodFor("winter", "hiking", "the city"),
        shoes("pumps", "Pumps & Heels", Form.PUMP, 1.6, 68)
            .also("high heels", "court shoes", "stilettos")
            .colours(
                "black 9, red 5, beige 4, navy blue 3, pink 3, white 2, silver 2, gold 2,"
                    + " burgundy 2, green 1, hot pink 2, blue 1")
            .patterns("solid 12, leopard print 2, polka dot 1, floral 1")
            .materials("leather 4, patent leather 5, suede 4, silk 1")
            .choice("heel", "%s heel", "kitten 3, stiletto 5, block 3")
            .choice("toe", "%s toe", "pointed 6, round 4")
            .goodFor("evenings out", "weddings", "the office"),
        shoes("sandals", "Sandals", Form.SANDAL, 1.4, 42)
            .also("slides")
            .colours(LEATHERS)
            .patterns("solid 9, leopard print 1, floral 1, striped 1")
            .materials("leather 6, rubber 3, suede 2, canvas 1")
            .choice("straps", "%s", "two-strap 5, cross-strap 3, t-bar 3")
            .choice("sole", "%s sole", "flat 6, platform 3")
            .goodFor("the beach", "summer"),
        shoes("loafers", "Loafers", Form.LOAFER, 1.2, 78)
            .also("moccasins", "slip-ons")
            .colours(LEATHERS)
            .materials("leather 7, suede 5, patent leather 2")
            .choice("ornament", "with %s", "penny strap 5, tassels 3, metal bit 3")
            .goodFor("the office", "smart casual"),
        bag("backpack", "Backpacks", Form.BACKPACK, 2, 58)
            .also("rucksack", "knapsack", "daypack")
            .colours(CLOTHES)
            .patterns("solid 10, camouflage 2, colour block 4, geometric 2, floral 1, star print 1")
            .materials("nylon 6, canvas 4, leather 3, polyester 4")
            .measure("capacity", "%s", "l", 0.4, "15 3, 20 5, 25 4, 30 3, 45 1")
            .property(
                "laptop compartment", 0.5, "with laptop compartment", "without laptop compartment")
            .property("waterproof", 0.35, "waterproof", "")
            .goodFor("school", "hiking", "commuting"),
        bag("handbag", "Handbags", Form.HANDBAG, 2, 85)
            .also("purse", "shoulder bag")
            .colours(LEATHERS)
            .patterns("solid 12, leopard print 1, geometric 1, checked 1")
            .materials("leather 8, suede 3, patent leather 2, canvas 2")
            .choice("shape", "%s", "tote 4, bucket 2, satchel 3, baguette 2")
            .choice("hardware", "%s hardware", "gold 5, silver 4")
            .goodFor("the office", "evenings out"),
        bag("suitcase", "Suitcases", Form.SUITCASE, 1.3, 125)
            .also("trolley", "luggage")
            .colours(
                "black 6, silver 3, navy blue 4, red 3, teal 2, pink 2, yellow 1, white 2,"
                    + " charcoal 4, green 2, rose gold 1, orange 1")
            .patterns("solid 12, floral 1, geometric 1")
            .materials("polished plastic 6, plastic 5, aluminium 2, nylon 3")
            .choice("format", "%s", "cabin 5, medium 4, large 3")
            .choice("wheels", "%s wheels", "two 3, four 7")
            .goodFor("weekend trips", "long journeys"),
        bag("wallet", "Wallets", Form.WALLET, 1, 34)
            .also("billfold", "card holder")
            .colours(LEATHERS)
            .materials("leather 9, suede 1, carbon fibre 1, canvas 1")
            .choice("fold", "%s", "bifold 6, zip-around 3")
            .property("RFID protection", 0.4, "with RFID protection", "")
            .goodFor("gifts", "travelling"));
  }

  private static Draft clothing(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.CLOTHING, name, shelf, form, popularity, price, 0.42);
  }

  private static Draft shoes(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.SHOES, name, shelf, form, popularity, price, 0.4)
        .choice("gender", "for %s", name.equals("pumps") ? "women 1" : Ranges.AUDIENCE)
        .size(SHOE_SIZES);
  }

  private static Draft bag(String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.BAGS, name, shelf, form, popularity, price, 0.5);
  }
}
