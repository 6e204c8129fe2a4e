package dev.aisle.retrieval;

import dev.aisle.core.catalog.ItemId;
import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.Bits;

/// Reads the item table back from a stored index.
final class StoredItems {
  private StoredItems() {}

  static void load(IndexReader reader, ItemTable table) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      BinaryDocValues ids = DocValues.getBinary(leaf.reader(), Fields.ID);
      NumericDocValues ordinals = DocValues.getNumeric(leaf.reader(), Fields.ORDINAL);
      NumericDocValues offers = DocValues.getNumeric(leaf.reader(), Fields.OFFER);
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (ids.advanceExact(doc) && ordinals.advanceExact(doc) && offers.advanceExact(doc)) {
          if (live == null || live.get(doc)) {
            ItemId id = new ItemId(ids.binaryValue().utf8ToString());
            table.put(id, (int) ordinals.longValue(), offers.longValue());
          }
        }
      }
    }
  }
}
