package dev.aisle.market.pictures;

import dev.aisle.market.goods.Form;

/// Which drawing belongs to which form.
final class Silhouettes {
  private Silhouettes() {}

  static void draw(Easel e) {
    Form form = e.item.category().form();
    switch (form) {
      case T_SHIRT, SHIRT, HOODIE, SWEATER, JACKET, COAT -> Clothes.top(e, form);
      case DRESS -> Clothes.dress(e);
      case SKIRT -> Clothes.skirt(e);
      case TROUSERS -> Clothes.trousers(e, false);
      case SHORTS -> Clothes.trousers(e, true);
      case SOCKS -> Clothes.socks(e);
      case CAP -> Clothes.cap(e);
      case BEANIE -> Clothes.beanie(e);
      case SCARF -> Clothes.scarf(e);
      case BELT -> Clothes.belt(e);
      case GLOVES -> Clothes.gloves(e);
      case SUNGLASSES -> Clothes.sunglasses(e);
      case WATCH -> Clothes.watch(e);
      case WATCH_STRAP -> Clothes.watchStrap(e);
      case SNEAKER -> Footwear.sneaker(e);
      case BOOT -> Footwear.boot(e);
      case PUMP -> Footwear.pump(e);
      case SANDAL -> Footwear.sandal(e);
      case LOAFER -> Footwear.loafer(e);
      case BACKPACK -> Footwear.backpack(e);
      case HANDBAG -> Footwear.handbag(e);
      case SUITCASE -> Footwear.suitcase(e);
      case WALLET -> Footwear.wallet(e);
      case TABLE_LAMP -> Lights.tableLamp(e);
      case FLOOR_LAMP -> Lights.floorLamp(e);
      case PENDANT_LAMP -> Lights.pendant(e);
      case LAMP_SHADE -> Lights.lampShade(e);
      case LIGHT_BULB -> Lights.bulb(e);
      case CANDLE -> Lights.candle(e);
      case LANTERN -> Lights.lantern(e);
      case CUSHION -> Decor.cushion(e);
      case RUG -> Decor.rug(e);
      case CURTAIN -> Decor.curtain(e);
      case BLANKET -> Decor.blanket(e);
      case VASE -> Decor.vase(e);
      case CLOCK -> Decor.clock(e);
      case PICTURE_FRAME -> Decor.frame(e, false);
      case MIRROR -> Decor.frame(e, true);
      case PLANT_POT -> Decor.plantPot(e);
      case WATERING_CAN -> Decor.wateringCan(e);
      case SPADE -> Decor.spade(e);
      case PARASOL -> Decor.parasol(e);
      case MUG -> Kitchenware.mug(e);
      case PLATE -> Kitchenware.plate(e);
      case BOWL -> Kitchenware.bowl(e);
      case WINE_GLASS -> Kitchenware.wineGlass(e);
      case SAUCEPAN -> Kitchenware.saucepan(e);
      case FRYING_PAN -> Kitchenware.fryingPan(e);
      case LID -> Kitchenware.lid(e);
      case KETTLE -> Kitchenware.kettle(e);
      case COFFEE_MAKER -> Kitchenware.coffeeMaker(e);
      case TOASTER -> Kitchenware.toaster(e);
      case BLENDER -> Kitchenware.blender(e);
      case KNIFE -> Kitchenware.knife(e);
      case CUTTING_BOARD -> Kitchenware.board(e);
      case BOTTLE -> Kitchenware.bottle(e);
      case SOFA -> Furnishings.sofa(e, false);
      case SOFA_COVER -> Furnishings.sofa(e, true);
      case ARMCHAIR -> Furnishings.armchair(e);
      case CHAIR -> Furnishings.chair(e);
      case STOOL -> Furnishings.stool(e);
      case TABLE -> Furnishings.table(e);
      case DESK -> Furnishings.desk(e);
      case BOOKSHELF -> Furnishings.bookshelf(e);
      case WARDROBE -> Furnishings.wardrobe(e);
      case BED -> Furnishings.bed(e);
      case PHONE -> Gadgets.phone(e);
      case PHONE_CASE -> Gadgets.phoneCase(e);
      case HEADPHONES -> Gadgets.headphones(e);
      case EARBUDS -> Gadgets.earbuds(e);
      case SPEAKER -> Gadgets.speaker(e);
      case LAPTOP -> Gadgets.laptop(e);
      case LAPTOP_SLEEVE -> Gadgets.sleeve(e, false);
      case TABLET -> Gadgets.tablet(e);
      case TABLET_CASE -> Gadgets.sleeve(e, true);
      case MONITOR -> Gadgets.monitor(e, false);
      case TELEVISION -> Gadgets.monitor(e, true);
      case KEYBOARD -> Gadgets.keyboard(e);
      case MOUSE -> Gadgets.mouse(e);
      case CAMERA -> Gadgets.camera(e);
      case CHARGER -> Gadgets.charger(e);
      case CABLE -> Gadgets.cable(e);
      case WALL_MOUNT -> Gadgets.wallMount(e);
      case YOGA_MAT -> Leisure.yogaMat(e);
      case DUMBBELL -> Leisure.dumbbell(e);
      case BALL -> Leisure.ball(e);
      case BICYCLE -> Leisure.bicycle(e);
      case HELMET -> Leisure.helmet(e);
      case RACKET -> Leisure.racket(e);
      case SKATEBOARD -> Leisure.skateboard(e);
      case TENT -> Leisure.tent(e);
      case BLOCKS -> Leisure.blocks(e);
      case BEAR -> Leisure.bear(e);
      case TOY_CAR -> Leisure.toyCar(e);
      case PUZZLE -> Leisure.puzzle(e);
      case KITE -> Leisure.kite(e);
      case SHAMPOO -> Cosmetics.shampoo(e);
      case PERFUME -> Cosmetics.perfume(e);
      case LIPSTICK -> Cosmetics.lipstick(e);
      case NAIL_POLISH -> Cosmetics.nailPolish(e);
      case CREAM -> Cosmetics.cream(e);
      case HAIRBRUSH -> Cosmetics.hairbrush(e);
      case SOAP -> Cosmetics.soap(e);
    }
  }
}
