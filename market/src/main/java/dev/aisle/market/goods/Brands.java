package dev.aisle.market.goods;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The invented brands of the market, by department, the best known first.
public final class Brands {
  /// Name, tier (b, m, p, l) and house style (first letters), by department.
  private static final String DECLARED =
      """
      CLOTHING Norvelle m MIN, Tamsin & Pike p CLA, Brightloom b BOL, Kestrelle l ROM, \
      Halden Row m CLA, Mirovo b MIN, Ostrand p MIN, Fennaweave m RUS, Velouria p ROM, \
      Dashwick b SPO, Cindra Vale m BOL, Quillane l CLA, Brambleford m RUS, Ravello Nine m VIN, \
      Sundry Moth b VIN, Juno Tarn m ROM, Aldershay p CLA, Tockwell b SPO
      SHOES Stridemoor m SPO, Calzaro p CLA, Pavello l CLA, Brookmere m RUS, Fleetsole b SPO, \
      Marenza p ROM, Kobblestone m VIN, Treadfox b SPO, Lumo Step b BOL, Vassari l BOL, \
      Norrgang m MIN, Tapwell b CLA
      BAGS Carrowick m CLA, Satchmere p VIN, Portello m MIN, Wanderlok b SPO, Belvane l CLA, \
      Trunkline m SPO, Mochalla p RUS, Pocketfern b BOL, Ashgrove & Rye p RUS, Zephyra m ROM
      HOME Lumenhus m MIN, Glimmerly b BOL, Hearthwell m RUS, Solvane p MIN, Atelier Brume l ROM, \
      Woolgate b CLA, Nordhygge m MIN, Papaver p ROM, Oldfold m VIN, Candela Nove p CLA, \
      Tuftline b BOL, Larkhome m RUS, Veld & Vessel p MIN
      KITCHEN Panoro m CLA, Kupferhain p VIN, Brewbell m MIN, Simmerly b BOL, Steinbrook l CLA, \
      Morselle m ROM, Cookridge b RUS, Vapora m SPO, Tellerhaus p MIN, Sip & Saddle m VIN, \
      Crumbwell b VIN, Edgemark p MIN, Potluck Row b BOL
      FURNITURE Fjordholm m MIN, Eikeland p RUS, Sitwell & Moss m CLA, Plankery b RUS, \
      Casa Velluto l ROM, Boxwood Ave m VIN, Kubiko b MIN, Loungerie m BOL, Timberlane p RUS, \
      Mid & Fair p VIN, Homestack b MIN
      ELECTRONICS Tavik m MIN, Zenlumo p MIN, Orbitek b SPO, Quantavo m BOL, Pixelaro p CLA, \
      Voltaire Nine b BOL, Auralis p MIN, Nimbuson m SPO, Kyotron l MIN, Bitwell b CLA, \
      Sonavera p VIN, Gridline m SPO, Halcyra l CLA, Plugmate b MIN, Vectrona m MIN, Luxvid m BOL
      SPORTS Ridgepeak m SPO, Torqbike p SPO, Asanaly m ROM, Ironfern b MIN, Volantis p BOL, \
      Campwright m RUS, Sprintly b BOL, Kickstone b SPO, Alpivo l SPO, Fairlob m CLA, \
      Gripwell b SPO
      TOYS Pockadoo b BOL, Bauklang m RUS, Wuddle m ROM, Tinkertree p RUS, Zoomly b SPO, \
      Honeypaw p VIN, Puzzelberg m CLA, Kiddlewick b BOL, Skylark Toys m BOL
      GARDEN Greenhollow m RUS, Terravale p MIN, Potsmith b VIN, Leafwright m CLA, Sonnenhof p CLA, \
      Budburst b BOL, Mossgate m RUS, Orangerie Blanche l ROM, Spadework b RUS
      BEAUTY Liora Sol m ROM, Maison Ambrelle l CLA, Purelis m MIN, Bloomtide m ROM, Velvetine p BOL, \
      Fresko b SPO, Botanera p RUS, Gloss & Co. b BOL, Noctelle l VIN, Savonette b VIN, \
      Dermaline m MIN, Hairwell b CLA
      """;

  private static final Map<Department, List<Brand>> BY_DEPARTMENT = read();

  private Brands() {}

  /// The brands of a department, the best known first.
  public static List<Brand> of(Department department) {
    return List.copyOf(BY_DEPARTMENT.getOrDefault(department, List.of()));
  }

  /// Every brand.
  public static List<Brand> all() {
    return BY_DEPARTMENT.values().stream().flatMap(List::stream).toList();
  }

  private static Map<Department, List<Brand>> read() {
    Map<Department, List<Brand>> brands = new EnumMap<>(Department.class);
    for (String line : DECLARED.split("\n")) {
      int space = line.indexOf(' ');
      Department department = Department.valueOf(line.substring(0, space));
      List<Brand> declared = new ArrayList<>();
      for (String entry : line.substring(space).split(",")) {
        String text = entry.strip();
        int end = text.length();
        declared.add(
            new Brand(
                text.substring(0, end - 6),
                department,
                tier(text.charAt(end - 5)),
                style(text.substring(end - 3))));
      }
      brands.put(department, declared);
    }
    return brands;
  }

  private static Brand.Tier tier(char letter) {
    return switch (letter) {
      case 'b' -> Brand.Tier.BUDGET;
      case 'm' -> Brand.Tier.MIDDLE;
      case 'p' -> Brand.Tier.PREMIUM;
      case 'l' -> Brand.Tier.LUXURY;
      default -> throw new IllegalStateException("no tier starts with " + letter);
    };
  }

  private static Style style(String start) {
    for (Style style : Style.values()) {
      if (style.name().startsWith(start)) {
        return style;
      }
    }
    throw new IllegalStateException("no style starts with " + start);
  }
}
