package dev.aisle.app.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A small valid source of each format, by file name: what [ImportFuzz] mutates, and what a reader
/// of the code can look at.
final class FormatExamples {
  private FormatExamples() {}

  /// The files of an example; every event in it is valid.
  static Map<String, byte[]> of(ImportFormat format) throws IOException {
    return switch (format) {
      case AISLE -> Map.of("events.jsonl.gz", gzip(AISLE));
      case METARANK -> Map.of("events.jsonl", utf8(METARANK));
      case UBI -> files("ubi_queries.json", utf8(UBI_QUERIES), "ubi_events.jsonl", utf8(UBI));
      case GA4 -> Map.of("ga4.jsonl", utf8(GA4));
      case RECBOLE -> files("toy.item", utf8(ITEMS), "toy.inter.gz", gzip(INTER));
      case CHORUS_ELECTRONICS -> Map.of("1.json.zip", zip("1.json", CHORUS));
      case FASHION_PRODUCTS -> Map.of("styles.csv.gz", gzip(FASHION));
      case AMAZON_GAMES ->
          files("games.item", utf8(GAMES_ITEMS), "games.test.inter", utf8(GAMES_INTER));
    };
  }

  private static Map<String, byte[]> files(String a, byte[] first, String b, byte[] second) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(a, first);
    files.put(b, second);
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(utf8(text));
    }
    return bytes.toByteArray();
  }

  static byte[] zip(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(utf8(text));
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static final String AISLE =
      """
      {"type":"item_changed","id":"e1","time":"2026-01-31T12:00:00.000Z","item":{"id":"n-17","title":"Runner 3","categories":["Shoes"],"brand":"Orrin","price":"79.90","stock":12,"attributes":{"colour":"Red","diagonal":{"value":15.6,"unit":"inch"},"pockets":4,"waterproof":true},"listedAt":"2026-01-31T12:00:00.000Z"}}
      {"type":"impression","id":"e2","time":"2026-01-31T12:00:01.000Z","request":"r1","session":"s1","shopper":"u1","scene":"search","query":"red shoes","exposures":[{"item":"n-17","position":1}],"bundle":"b1"}
      {"type":"interaction","id":"e3","time":"2026-01-31T12:00:02.000Z","request":"r1","session":"s1","shopper":"u1","item":"n-17","kind":"click"}
      {"id":"n-18","title":"Bare item","price":"5.00"}
      """;

  private static final String METARANK =
      """
      {"event":"item","id":"m1","item":"item1","timestamp":"1599391467000","fields":[{"name":"title","value":"Nice jeans"},{"name":"price","value":25.0},{"name":"color","value":["blue","black"]},{"name":"availability","value":true}]}
      {"event":"user","id":"m2","user":"user1","timestamp":"1599391467001","fields":[{"name":"age","value":33}]}
      {"event":"ranking","id":"m3","timestamp":"1599391467002","user":"user1","session":"session1","fields":[{"name":"query","value":"jeans"},{"name":"source","value":"search"}],"items":[{"id":"item1"}]}
      {"event":"interaction","id":"m4","ranking":"m3","timestamp":"1599391467003","user":"user1","session":"session1","type":"purchase","item":"item1"}
      """;

  private static final String UBI_QUERIES =
      """
      [{"application":"shop","query_id":"q1","client_id":"c1","user_query":"laptop","timestamp":"2024-11-02T10:00:00Z","query_response_hit_ids":["p1","p2"]}]
      """;

  private static final String UBI =
      """
      {"application":"shop","action_name":"click","query_id":"q1","session_id":"s1","client_id":"c1","timestamp":"2024-11-02T10:00:05Z","event_attributes":{"object":{"object_id":"p2","object_id_field":"id","object_detail":{"price":9.5}},"position":{"ordinal":2}}}
      {"application":"shop","action_name":"impression","query_id":"q2","client_id":"c1","user_query":"mouse","timestamp":"2024-11-02T10:00:06Z","event_attributes":{"object":{"object_id":"p3"},"position":{"ordinal":1}}}
      {"application":"shop","action_name":"login","client_id":"c1","timestamp":"2024-11-02T10:00:07Z"}
      """;

  private static final String GA4 =
      """
      {"event_date":"20240131","event_timestamp":"1706702400000000","event_name":"view_search_results","user_pseudo_id":"1.2","event_params":[{"key":"ga_session_id","value":{"int_value":"77"}},{"key":"search_term","value":{"string_value":"mug"}}],"items":[{"item_id":"sku1","item_name":"Mug","item_brand":"Kiln","item_category":"Home","price":12.5,"index":1},{"item_id":"sku2","item_name":"Cup","price":9,"index":2}]}
      {"event_date":"20240131","event_timestamp":"1706702401000000","event_name":"select_item","user_pseudo_id":"1.2","event_params":[{"key":"ga_session_id","value":{"int_value":"77"}}],"items":[{"item_id":"sku2","item_name":"Cup"}]}
      {"event_date":"20240131","event_timestamp":"1706702402000000","event_name":"purchase","user_pseudo_id":"1.2","event_params":[{"key":"ga_session_id","value":{"int_value":"77"}}],"items":[{"item_id":"sku2","item_name":"Cup","price":9,"quantity":"2"}]}
      {"event_date":"20240131","event_timestamp":"1706702403000000","event_name":"scroll","user_pseudo_id":"1.2"}
      """;

  private static final String ITEMS =
      """
      item_id:token\ttitle:token_seq\tprice:float\tgenre:token_seq
      1\tToy Story &amp; Co\t9.99\tAnimation
      2\tHeat\t\tCrime
      """;

  private static final String INTER =
      """
      user_id:token\titem_id:token\trating:float\ttimestamp:float
      7\t1\t5\t978300760
      7\t2\t3\t978302109
      """;

  private static final String CHORUS =
      """
      [
       {"id":"3920564","name":"006R90321","title":"Xerox 006R90321 toner cartridge Original Black","ean":["0095205603217"],"short_description":"Toner (6 Per Box)","date_released":"2009-12-10T00:00:00Z","supplier":"Xerox","price":4995,"attr_t_type":"Original","attr_n_quantity_per_pack":6.0,"attr_b_colour":false},
       {"id":"2","name":"x","title":"Philips clock radio","date_released":"2008-01-01T00:00:00Z","supplier":"Philips","price":795}
      ]
      """;

  private static final String FASHION =
      """
      id,gender,masterCategory,subCategory,articleType,baseColour,season,year,usage,productDisplayName
      39386,Men,Apparel,Bottomwear,Jeans,Blue,Summer,2012,Casual,Peter England Men Party Blue Jeans
      4854,Unisex,Footwear,Shoes,Casual Shoes,White,Winter,2012,NA,Newfeel Unisex White, Blue and Orange Casual Shoes
      """;

  private static final String GAMES_ITEMS =
      """
      item_id:token\ttitle:token_seq
      0\tFire Emblem: The Sacred Stones
      1\tPikmin &amp; Olimar Amiibo
      """;

  private static final String GAMES_INTER =
      """
      user_id:token\titem_id_list:token_seq\titem_id:token
      0\t0 1\t0
      """;
}
