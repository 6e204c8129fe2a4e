package dev.aisle.market.goods;

import static dev.aisle.market.goods.Ranges.CERAMICS;
import static dev.aisle.market.goods.Ranges.FABRICS;
import static dev.aisle.market.goods.Ranges.GLAZES;
import static dev.aisle.market.goods.Ranges.INTERIOR;
import static dev.aisle.market.goods.Ranges.METALS;
import static dev.aisle.market.goods.Ranges.WOODS;

import java.util.List;

/// Decoration, kitchen and garden.
final class Household {
  private static final String BASES =
      "ceramic 4, brass 3, oak 3, marble 2, concrete 2, stainless steel 2," + " walnut 2";

  private Household() {}

  static List<Draft> drafts() {
    return List.of(
        home("table lamp", "Lighting/Table Lamps", Form.TABLE_LAMP, 1.5, 52)
            .also("desk lamp", "bedside lamp")
            .colours(INTERIOR)
            .patterns("solid 10, striped 2, floral 1, geometric 2, polka dot 1")
            .materials(BASES)
            .choice("shade", "%s shade", "drum 4, cone 5, dome 3, globe 3")
            .property("dimmable", 0.4, "dimmable", "non-dimmable")
            .property("bulb included", 0.4, "with bulb", "without bulb")
            .goodFor("the bedside", "reading"),
        home("floor lamp", "Lighting/Floor Lamps", Form.FLOOR_LAMP, 1, 98)
            .also("standard lamp", "standing lamp")
            .colours(INTERIOR)
            .materials("brass 4, stainless steel 3, oak 3, walnut 2, powder-coated metal 4")
            .choice("base", "%s", "tripod 4, round base 6")
            .choice("shade", "%s shade", "drum 5, cone 4, dome 3")
            .property("dimmable", 0.5, "dimmable", "non-dimmable")
            .goodFor("reading corners", "living rooms"),
        home("pendant lamp", "Lighting/Pendant Lamps", Form.PENDANT_LAMP, 1, 76)
            .also("ceiling lamp", "hanging lamp")
            .colours(INTERIOR + ", gold 3, copper 3, silver 2")
            .materials("powder-coated metal 6, brass 3, glass 3, rattan 4, concrete 1, paper 2")
            .choice("shade", "%s", "dome 5, globe 4, cone 4, drum 2")
            .measure("diameter", "%s", "cm", 0.5, "25 3, 35 4, 45 3, 60 1")
            .goodFor("dining rooms", "kitchens"),
        home("lamp shade", "Lighting/Lamp Shades", Form.LAMP_SHADE, 0.7, 26)
            .also("replacement shade")
            .accessoryOf("table lamp")
            .colours(INTERIOR)
            .patterns(FABRICS)
            .materials("cotton 5, linen 4, paper 2, rattan 2, silk 2")
            .choice("shade", "%s", "drum 5, cone 5, dome 2")
            .measure("diameter", "%s", "cm", 0.4, "20 4, 30 4, 40 2")
            .goodFor("a new look"),
        home("light bulb", "Lighting/Light Bulbs", Form.LIGHT_BULB, 0.8, 8)
            .also("LED bulb")
            .accessoryOf("table lamp")
            .colours("clear 6, white 5, gold 3")
            .materials("glass 1")
            .choice("socket", "%s", "E27 6, E14 4")
            .measure("power", "%s", "W", 0.2, "4 3, 6 4, 8 4, 11 2")
            .choice("light", "%s", "warm white 6, cool white 3, daylight 2")
            .measure("pack", "pack of %s", "pieces", 0.8, "1 4, 2 3, 4 3, 10 1")
            .goodFor("saving energy"),
        home("cushion", "Textiles/Cushions", Form.CUSHION, 1.6, 22)
            .also("throw pillow", "scatter cushion")
            .colours(INTERIOR)
            .patterns(FABRICS)
            .materials("cotton 6, velvet 4, linen 4, wool 2, plush 1")
            .choice("shape", "%s", "square 7, round 2, rectangular 3")
            .property("filling", 0.7, "with filling", "without filling")
            .goodFor("sofas", "beds"),
        home("rug", "Textiles/Rugs", Form.RUG, 1.2, 110)
            .also("carpet")
            .colours(INTERIOR)
            .patterns("solid 4, striped 3, geometric 5, chevron 4, checked 2, floral 2")
            .materials("wool 6, cotton 4, polyester 4, rattan 1")
            .choice("shape", "%s", "rectangular 7, round 4")
            .measure("length", "%s", "cm", 1.1, "120 2, 150 3, 200 4, 240 3, 300 1")
            .property("fringes", 0.35, "with fringes", "without fringes")
            .goodFor("living rooms", "hallways"),
        home("curtains", "Textiles/Curtains", Form.CURTAIN, 0.9, 45)
            .also("drapes")
            .colours(INTERIOR)
            .patterns(FABRICS)
            .materials("cotton 4, linen 4, velvet 3, polyester 4")
            .choice("header", "with %s", "eyelets 5, tab tops 3")
            .property("blackout", 0.4, "blackout", "")
            .measure("drop", "%s", "cm", 0.5, "140 2, 175 3, 225 4, 245 3")
            .goodFor("bedrooms", "living rooms"),
        home("blanket", "Textiles/Blankets", Form.BLANKET, 1, 38)
            .also("throw", "plaid blanket")
            .colours(INTERIOR)
            .patterns("solid 6, checked 6, striped 4, chevron 3, geometric 2")
            .materials("wool 5, cashmere 1, cotton 4, fleece 4, plush 2")
            .property("fringes", 0.4, "with fringes", "without fringes")
            .goodFor("cosy evenings", "picnics"),
        home("vase", "Decoration/Vases", Form.VASE, 1.2, 32)
            .also("flower vase")
            .colours(CERAMICS + ", clear 4")
            .patterns(GLAZES)
            .materials("ceramic 6, glass 5, porcelain 3, stoneware 3, concrete 1, terracotta 1")
            .choice("shape", "%s", "bottle 3, amphora 3, cylinder 3, bulb 3")
            .measure("height", "%s", "cm", 0.6, "15 3, 20 4, 30 4, 45 2")
            .goodFor("tulips", "dried flowers"),
        home("candle", "Decoration/Candles", Form.CANDLE, 1, 16)
            .also("scented candle")
            .colours(INTERIOR)
            .materials("wax 6, glass 4, ceramic 2")
            .choice("scent", "%s", "vanilla 4, cedar 3, fig 2, lavender scent 3, unscented 3")
            .measure("burning time", "%s", "hours", 0.5, "20 3, 40 4, 60 2")
            .goodFor("gifts", "cosy evenings"),
        home("wall clock", "Decoration/Clocks", Form.CLOCK, 0.9, 36)
            .also("clock")
            .colours(WOODS + ", gold 2, copper 1, silver 2, red 1")
            .materials("powder-coated metal 5, oak 3, walnut 2, plastic 4, brass 2")
            .choice("shape", "%s", "round 8, square 3")
            .choice("numerals", "with %s", "roman numerals 3, arabic numerals 4, hour marks 4")
            .property("silent", 0.6, "silent", "")
            .goodFor("kitchens", "offices"),
        home("picture frame", "Decoration/Picture Frames", Form.PICTURE_FRAME, 0.9, 19)
            .also("photo frame")
            .colours(WOODS + ", gold 4, silver 3")
            .materials("oak 5, walnut 3, pine 3, aluminium 3, plastic 3")
            .choice("format", "%s", "10x15 3, 13x18 4, 20x30 4, 50x70 2")
            .property("mount", 0.5, "with mount", "without mount")
            .goodFor("family photos", "posters"),
        home("mirror", "Decoration/Mirrors", Form.MIRROR, 0.8, 72)
            .also("wall mirror")
            .colours(WOODS + ", gold 5, silver 3, copper 1")
            .materials("oak 3, walnut 2, brass 4, powder-coated metal 4, rattan 2")
            .choice("shape", "%s", "round 5, rectangular 5, arched 4, oval 2")
            .goodFor("hallways", "bathrooms"),
        kitchen("mug", "Tableware/Mugs", Form.MUG, 2, 12)
            .also("coffee mug", "coffee cup")
            .colours(CERAMICS)
            .patterns(GLAZES)
            .materials("ceramic 6, porcelain 4, stoneware 4, glass 1")
            .measure("capacity", "%s", "ml", 0.2, "200 2, 300 5, 400 4, 500 2")
            .property("dishwasher-safe", 0.75, "dishwasher-safe", "")
            .goodFor("gifts", "the office"),
        kitchen("plate", "Tableware/Plates", Form.PLATE, 1.2, 14)
            .also("dinner plate")
            .colours(CERAMICS)
            .patterns("solid 8, striped 2, floral 4, geometric 3, polka dot 2, colour block 2")
            .materials("porcelain 5, ceramic 4, stoneware 5")
            .measure("diameter", "%s", "cm", 0.5, "21 4, 24 3, 27 5")
            .measure("pack", "set of %s", "pieces", 0.85, "1 4, 4 3, 6 3")
            .goodFor("dinner parties", "every day"),
        kitchen("bowl", "Tableware/Bowls", Form.BOWL, 1.2, 13)
            .also("salad bowl", "cereal bowl")
            .colours(CERAMICS)
            .patterns(GLAZES)
            .materials("ceramic 5, porcelain 3, stoneware 5, bamboo 2, oak 1")
            .measure("diameter", "%s", "cm", 0.6, "12 3, 15 4, 20 3, 26 2")
            .goodFor("salads", "ramen"),
        kitchen("wine glass", "Tableware/Wine Glasses", Form.WINE_GLASS, 0.8, 11)
            .also("wine goblet")
            .colours("clear 10, green 1, lilac 1, light blue 1, pink 1")
            .materials("glass 1")
            .choice("wine", "%s wine", "red 5, white 4, sparkling 3")
            .measure("pack", "set of %s", "pieces", 0.85, "1 2, 2 3, 4 3, 6 4")
            .goodFor("dinner parties", "gifts"),
        kitchen("saucepan", "Cookware/Saucepans", Form.SAUCEPAN, 1, 42)
            .also("cooking pot", "stock pot")
            .colours(METALS + ", red 2, teal 1, cream 1")
            .materials("stainless steel 5, brushed steel 4, aluminium 2, cast iron 2")
            .measure("capacity", "%s", "l", 0.5, "1.5 3, 2 4, 3 4, 5 2")
            .property("lid", 0.65, "with lid", "without lid")
            .property("induction", 0.6, "for induction", "not for induction")
            .goodFor("pasta", "soups"),
        kitchen("frying pan", "Cookware/Frying Pans", Form.FRYING_PAN, 1.2, 38)
            .also("skillet")
            .colours("black 8, silver 4, copper 3, red 2, charcoal 4, green 1, teal 1")
            .materials("aluminium 4, cast iron 4, stainless steel 4, powder-coated metal 3")
            .measure("diameter", "%s", "cm", 0.7, "20 3, 24 4, 28 5, 32 2")
            .property("non-stick", 0.65, "non-stick", "uncoated")
            .property("PFAS-free", 0.35, "PFAS-free", "")
            .goodFor("pancakes", "steaks"),
        kitchen("pan lid", "Cookware/Lids", Form.LID, 0.5, 13)
            .also("pot lid", "glass lid")
            .accessoryOf("frying pan")
            .colours("clear 6, silver 4, black 2")
            .materials("glass 6, stainless steel 4, silicone 1")
            .measure("diameter", "%s", "cm", 0.5, "20 3, 24 4, 28 5, 32 2")
            .goodFor("less splatter"),
        kitchen("kettle", "Appliances/Kettles", Form.KETTLE, 1.1, 44)
            .also("electric kettle", "water boiler")
            .colours("silver 6, black 5, white 4, red 3, cream 2, teal 1, copper 2, mint 1, pink 1")
            .materials("stainless steel 4, brushed steel 4, polished plastic 3, glass 2")
            .measure("capacity", "%s", "l", 0.3, "0.8 2, 1 3, 1.5 4, 1.7 5")
            .property("temperature control", 0.35, "with temperature control", "")
            .property("BPA-free", 0.5, "BPA-free", "")
            .goodFor("tea", "offices"),
        kitchen("coffee maker", "Appliances/Coffee Makers", Form.COFFEE_MAKER, 1.1, 92)
            .also("coffee machine")
            .colours("black 7, silver 5, white 3, red 2, cream 1, copper 1")
            .materials("polished plastic 5, brushed steel 4, plastic 3, stainless steel 2")
            .choice("brewing", "%s", "filter 5, espresso 5, capsule 4")
            .measure("power", "%s", "W", 0, "900 4, 1100 3, 1450 4")
            .property("milk frother", 0.35, "with milk frother", "without milk frother")
            .goodFor("early mornings", "offices"),
        kitchen("toaster", "Appliances/Toasters", Form.TOASTER, 0.9, 39)
            .also("bread toaster")
            .colours("silver 6, black 5, white 3, red 3, cream 3, mint 2, light blue 1, copper 1")
            .materials("stainless steel 4, brushed steel 4, polished plastic 4, plastic 2")
            .choice("slots", "%s", "two-slice 7, four-slice 3")
            .property("bun warmer", 0.4, "with bun warmer", "without bun warmer")
            .goodFor("breakfast"),
        kitchen("blender", "Appliances/Blenders", Form.BLENDER, 0.9, 58)
            .also("smoothie maker", "mixer")
            .colours("black 6, silver 5, white 4, red 3, mint 1, green 1, copper 1")
            .materials("polished plastic 5, brushed steel 4, plastic 3")
            .measure("power", "%s", "W", 0.4, "350 3, 600 4, 1000 4, 1400 2")
            .choice("jug", "%s jug", "glass 5, plastic 5")
            .goodFor("smoothies", "soups"),
        kitchen("kitchen knife", "Tools/Knives", Form.KNIFE, 0.9, 33)
            .also("chef's knife")
            .colours("black 7, brown 6, natural 4, silver 3, red 1, burgundy 1")
            .materials("walnut 4, plastic 5, oak 3, stainless steel 2")
            .choice("blade", "%s knife", "chef's 5, bread 3, paring 3, santoku 2")
            .measure("blade length", "%s", "cm", 0.4, "9 3, 15 3, 20 5, 24 2")
            .goodFor("vegetables", "gifts"),
        kitchen("cutting board", "Tools/Cutting Boards", Form.CUTTING_BOARD, 0.8, 24)
            .also("chopping board")
            .colours("natural 8, brown 6, black 2, white 2, green 1")
            .materials("oak 5, bamboo 5, walnut 4, marble 2")
            .choice("shape", "%s", "rectangular 6, round 3, paddle 4")
            .property("juice groove", 0.4, "with juice groove", "")
            .goodFor("bread", "cheese"),
        kitchen("water bottle", "Drinking/Water Bottles", Form.BOTTLE, 1.5, 22)
            .also("drinking bottle", "flask")
            .colours(Ranges.BRIGHT + ", silver 3, charcoal 2, teal 2")
            .patterns("solid 12, colour block 3, geometric 1, floral 1, camouflage 1")
            .materials("stainless steel 4, powder-coated metal 5, plastic 4, glass 2, aluminium 2")
            .measure("capacity", "%s", "ml", 0.25, "350 2, 500 5, 750 5, 1000 3")
            .property("insulated", 0.5, "insulated", "")
            .property("BPA-free", 0.6, "BPA-free", "")
            .goodFor("the gym", "school", "hiking"),
        garden("plant pot", "Plants/Plant Pots", Form.PLANT_POT, 1.2, 17)
            .also("planter", "flower pot")
            .colours(CERAMICS + ", orange 2, brown 1")
            .patterns(GLAZES)
            .materials("ceramic 5, terracotta 5, concrete 3, plastic 3, rattan 1")
            .measure("diameter", "%s", "cm", 0.7, "12 3, 16 4, 20 4, 30 2")
            .property("saucer", 0.4, "with saucer", "without saucer")
            .goodFor("balconies", "window sills"),
        garden("watering can", "Plants/Watering Cans", Form.WATERING_CAN, 0.7, 18)
            .also("garden can")
            .colours(
                "green 5, silver 4, red 2, yellow 2, light blue 2, white 2, copper 2, teal 1,"
                    + " black 2, mint 1")
            .patterns("solid 10, floral 2, polka dot 2")
            .materials("powder-coated metal 5, plastic 5, stainless steel 2")
            .measure("capacity", "%s", "l", 0.3, "1.5 3, 3 2, 5 3, 10 4")
            .goodFor("balconies", "vegetable beds"),
        garden("spade", "Tools/Spades", Form.SPADE, 0.5, 27)
            .also("garden shovel", "digging spade")
            .colours("black 4, green 3, red 2, orange 2, silver 3, natural 2")
            .materials("stainless steel 4, powder-coated metal 5")
            .choice("handle", "%s handle", "D 6, T 4")
            .goodFor("digging", "planting"),
        garden("parasol", "Living/Parasols", Form.PARASOL, 0.8, 84)
            .also("sun umbrella", "garden umbrella")
            .colours(INTERIOR + ", yellow 2, orange 2")
            .patterns("solid 8, striped 5, colour block 3")
            .materials("polyester 6, cotton 2, canvas 3")
            .measure("diameter", "%s", "cm", 1, "180 2, 250 4, 300 4")
            .property("tilting", 0.5, "tilting", "")
            .goodFor("balconies", "the beach"),
        garden("lantern", "Living/Lanterns", Form.LANTERN, 0.7, 31)
            .also("garden lantern")
            .colours("black 7, white 4, copper 2, gold 2, silver 2, natural 2, green 1")
            .materials("powder-coated metal 6, brass 2, oak 2")
            .choice("light source", "%s", "candle 5, solar 4")
            .measure("height", "%s", "cm", 0.7, "20 3, 30 4, 45 3")
            .goodFor("summer nights", "terraces"));
  }

  private static Draft home(String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.HOME, name, shelf, form, popularity, price, 0.45);
  }

  private static Draft kitchen(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.KITCHEN, name, shelf, form, popularity, price, 0.4);
  }

  private static Draft garden(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.GARDEN, name, shelf, form, popularity, price, 0.42);
  }
}
