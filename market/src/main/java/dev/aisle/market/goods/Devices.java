package dev.aisle.market.goods;

import static dev.aisle.market.goods.Ranges.BRIGHT;
import static dev.aisle.market.goods.Ranges.DEVICES;
import static dev.aisle.market.goods.Ranges.LEATHERS;

import java.util.List;

/// Electronics and what is sold for them.
final class Devices {
  private Devices() {}

  static List<Draft> drafts() {
    return List.of(
        device("smartphone", "Phones/Smartphones", Form.PHONE, 1.8, 420)
            .also("mobile phone", "cell phone")
            .colours(DEVICES)
            .materials("aluminium 6, polished plastic 4")
            .measure("storage", "%s", "GB", 0.22, "64 2, 128 5, 256 4, 512 2")
            .measure("screen", "%s", "inch", 0, "5.8 3, 6.1 5, 6.7 4")
            .choice("connectivity", "%s", "4G 4, 5G 7")
            .goodFor("photos", "seniors"),
        device("phone case", "Phones/Phone Cases", Form.PHONE_CASE, 1.8, 15)
            .also("phone cover", "mobile phone cover")
            .accessoryOf("smartphone")
            .colours(BRIGHT + ", black 6, clear 4, navy blue 2, lilac 2")
            .patterns(Ranges.PRINTS)
            .materials("silicone 6, polished plastic 4, leather 3")
            .property("card slot", 0.2, "with card slot", "without card slot")
            .property("shockproof", 0.5, "shockproof", "")
            .goodFor("everyday protection", "gifts"),
        device("headphones", "Audio/Headphones", Form.HEADPHONES, 1.5, 95)
            .also("headset", "over-ears")
            .colours(DEVICES)
            .materials("plastic 6, polished plastic 4, aluminium 3, leather 1")
            .choice("connectivity", "%s", "wireless 7, wired 4")
            .property("noise cancelling", 0.45, "noise cancelling", "without noise cancelling")
            .measure("battery life", "%s", "hours", 0.2, "20 3, 30 4, 50 2")
            .goodFor("travelling", "gaming"),
        device("earbuds", "Audio/Earbuds", Form.EARBUDS, 1.4, 58)
            .also("in-ears", "earphones")
            .colours(DEVICES)
            .materials("polished plastic 7, plastic 3")
            .choice("connectivity", "%s", "wireless 8, wired 2")
            .property("noise cancelling", 0.4, "noise cancelling", "without noise cancelling")
            .property("waterproof", 0.4, "waterproof", "")
            .goodFor("running", "calls"),
        device("speaker", "Audio/Speakers", Form.SPEAKER, 1.2, 68)
            .also("bluetooth speaker", "loudspeaker")
            .colours(DEVICES + ", red 2, turquoise 2, orange 1")
            .patterns("solid 12, camouflage 1")
            .materials("mesh 6, polished plastic 3, walnut 2")
            .choice("shape", "%s", "cylinder 5, box 4, ball 2")
            .measure("power", "%s", "W", 0.4, "5 3, 10 4, 20 4, 40 2")
            .property("waterproof", 0.5, "waterproof", "")
            .goodFor("parties", "the bathroom"),
        device("laptop", "Computers/Laptops", Form.LAPTOP, 1.5, 780)
            .also("notebook", "portable computer")
            .colours("silver 7, charcoal 6, black 5, white 1, rose gold 1, blue 1")
            .materials("aluminium 7, plastic 4")
            .measure("screen", "%s", "inch", 0.3, "13.3 4, 14 4, 15.6 5, 17.3 2")
            .measure("memory", "%s RAM", "GB", 0.2, "8 4, 16 5, 32 2")
            .measure("storage", "%s SSD", "GB", 0.1, "256 3, 512 5, 1024 3")
            .property("touchscreen", 0.2, "with touchscreen", "without touchscreen")
            .goodFor("students", "the office", "gaming"),
        device("laptop sleeve", "Computers/Laptop Sleeves", Form.LAPTOP_SLEEVE, 0.9, 24)
            .also("laptop case", "laptop pouch")
            .accessoryOf("laptop")
            .colours(LEATHERS + ", light blue 1, lilac 1, teal 1")
            .patterns("solid 9, floral 1, geometric 2, striped 1, chevron 1")
            .materials("canvas 4, nylon 4, leather 4, wool 2")
            .measure("fits screen", "%s", "inch", 0.1, "13.3 4, 14 4, 15.6 5, 17.3 2")
            .goodFor("commuting", "students"),
        device("tablet", "Computers/Tablets", Form.TABLET, 1, 270)
            .also("tablet computer")
            .colours(DEVICES)
            .materials("aluminium 7, plastic 3")
            .measure("screen", "%s", "inch", 0.6, "8.7 3, 10.4 5, 11 4, 12.9 1")
            .measure("storage", "%s", "GB", 0.2, "64 4, 128 5, 256 2")
            .property("pen", 0.25, "with pen", "without pen")
            .goodFor("drawing", "films"),
        device("tablet case", "Computers/Tablet Cases", Form.TABLET_CASE, 0.8, 22)
            .also("tablet cover")
            .accessoryOf("tablet")
            .colours(LEATHERS)
            .patterns("solid 10, floral 1, geometric 1")
            .materials("leather 6, silicone 4, canvas 2")
            .property("keyboard", 0.15, "with keyboard", "without keyboard")
            .goodFor("travelling", "films"),
        device("monitor", "Computers/Monitors", Form.MONITOR, 1, 210)
            .also("computer screen", "display")
            .colours("black 8, silver 4, white 3")
            .materials("plastic 6, aluminium 3")
            .measure("screen", "%s", "inch", 0.9, "22 2, 24 5, 27 5, 32 2")
            .choice("resolution", "%s", "Full HD 5, QHD 4, 4K 3")
            .property("curved", 0.25, "curved", "")
            .goodFor("home offices", "gaming"),
        device("keyboard", "Computers/Keyboards", Form.KEYBOARD, 1, 54)
            .also("computer keyboard")
            .colours(DEVICES + ", pink 2, mint 1")
            .materials("plastic 6, aluminium 4")
            .choice("connectivity", "%s", "wireless 5, wired 5")
            .property("mechanical", 0.4, "mechanical", "")
            .property("backlit", 0.4, "backlit", "")
            .choice("layout", "%s", "full-size 5, compact 5")
            .goodFor("gaming", "the office"),
        device("mouse", "Computers/Mice", Form.MOUSE, 1, 29)
            .also("computer mouse")
            .colours(DEVICES + ", pink 2, red 1")
            .materials("plastic 5, polished plastic 5")
            .choice("connectivity", "%s", "wireless 6, wired 4")
            .property("silent", 0.3, "silent", "")
            .goodFor("gaming", "the office"),
        device("camera", "Cameras/Cameras", Form.CAMERA, 0.8, 520)
            .also("digital camera")
            .colours("black 9, silver 5, white 1, brown 1, mint 1, red 1")
            .materials("plastic 5, aluminium 4, leather 3")
            .choice("type", "%s", "compact 4, mirrorless 5, instant 3")
            .measure("resolution", "%s", "MP", 0.3, "12 2, 20 4, 24 5, 45 1")
            .goodFor("travelling", "portraits"),
        device("charger", "Power/Chargers", Form.CHARGER, 0.9, 22)
            .also("power adapter", "wall charger")
            .accessoryOf("smartphone")
            .colours("white 7, black 6, grey 2, lilac 1, mint 1")
            .materials("plastic 5, polished plastic 5")
            .measure("power", "%s", "W", 0.35, "20 4, 30 3, 45 3, 65 3, 100 1")
            .choice("ports", "with %s", "one port 5, two ports 4, three ports 2")
            .goodFor("travelling"),
        device("charging cable", "Power/Cables", Form.CABLE, 1, 11)
            .also("charger cable", "USB-C cable")
            .accessoryOf("smartphone")
            .colours("white 6, black 6, grey 2, red 2, blue 2, pink 1, green 1, yellow 1")
            .materials("nylon 6, silicone 3, plastic 3")
            .measure("length", "%s", "m", 0.3, "0.5 2, 1 5, 2 5, 3 2")
            .property("fast charging", 0.6, "fast charging", "")
            .goodFor("the car", "the bedside"),
        device("television", "TV/Televisions", Form.TELEVISION, 0.8, 540)
            .also("tv", "flat screen")
            .colours("black 9, silver 3, charcoal 3, white 1")
            .materials("plastic 6, aluminium 4")
            .measure("screen", "%s", "inch", 1.4, "32 3, 43 4, 55 5, 65 3, 75 1")
            .choice("panel", "%s", "LED 5, QLED 3, OLED 3")
            .choice("resolution", "%s", "Full HD 3, 4K 7")
            .goodFor("films", "sports"),
        device("tv wall mount", "TV/Wall Mounts", Form.WALL_MOUNT, 0.6, 34)
            .also("tv bracket")
            .accessoryOf("television")
            .colours("black 9, silver 2, white 1")
            .materials("powder-coated metal 8, brushed steel 2")
            .choice("movement", "%s", "fixed 4, tilting 4, swivelling 4")
            .goodFor("living rooms"));
  }

  private static Draft device(
      String name, String shelf, Form form, double popularity, double price) {
    return Draft.of(Department.ELECTRONICS, name, shelf, form, popularity, price, 0.5);
  }
}
