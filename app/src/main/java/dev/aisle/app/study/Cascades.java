package dev.aisle.app.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The cascades that a study compares, each a step beyond one before it.
final class Cascades {
  static final String BM25 = "bm25";
  static final String LAMBDAMART = "bm25+lambdamart";
  static final String DNN = "bm25+dnn";
  static final String DIN = "bm25+din";
  static final String DIN_UNION = "union+din";
  static final String PRM = "union+din+prm";
  static final String LEARNED = "learned";

  /// The models that they need.
  static final List<String> MODELS =
      List.of("dssm", "itemcf", "mlp", "lambdamart", "din", "dnn", "prm");

  private Cascades() {}

  /// By name, what they have in place of what the configuration says.
  static Map<String, String> variants() {
    Map<String, String> variants = new LinkedHashMap<>();
    String plain = "search=bm25,feed=feed,preRank=none,rank=%s,rerank=none,diversify=none";
    String union =
        "search=bm25+dssm,feed=feed+itemcf,preRank=none,rank=din,rerank=%s,diversify=none";
    variants.put(BM25, plain.formatted("none"));
    variants.put(LAMBDAMART, plain.formatted("lambdamart"));
    variants.put(DNN, plain.formatted("dnn"));
    variants.put(DIN, plain.formatted("din"));
    variants.put(DIN_UNION, union.formatted("none"));
    variants.put(PRM, union.formatted("prm"));
    variants.put(LEARNED, "");
    return variants;
  }
}
