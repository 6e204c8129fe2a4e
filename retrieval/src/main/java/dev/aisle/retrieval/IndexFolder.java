package dev.aisle.retrieval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the index lies: Lucene's directory, its one writer, and the log offset that each commit
/// carries, so that index and offset can never disagree.
final class IndexFolder {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  /// Changes whenever documents are written in another way.
  private static final String FORMAT = "1";

  private static final String FORMAT_KEY = "aisle.format";
  private static final String OFFSET_KEY = "aisle.nextOffset";
  private static final double BUFFER_MEGABYTES = 64;

  private final Directory directory;
  private final IndexWriter writer;
  private final String format;
  private final @Nullable String discarded;
  private volatile long nextOffset;

  private IndexFolder(Directory directory, String format, @Nullable String discarded)
      throws IOException {
    this.directory = directory;
    this.format = format;
    this.discarded = discarded;
    writer = new IndexWriter(directory, writerConfig());
    String offset = null;
    if (writer.getLiveCommitData() != null) {
      for (Map.Entry<String, String> entry : writer.getLiveCommitData()) {
        offset = entry.getKey().equals(OFFSET_KEY) ? entry.getValue() : offset;
      }
    }
    nextOffset = offset == null ? 0 : Long.parseLong(offset);
  }

  static IndexFolder open(Path dir, RetrievalConfig config) throws IOException {
    return open(FSDirectory.open(dir), config);
  }

  static IndexFolder open(Directory directory, RetrievalConfig config) throws IOException {
    String format = FORMAT + " " + config.weights();
    try {
      String unusable = unusable(directory, format);
      if (unusable != null) {
        LOG.warn("The search index is rebuilt from the log: {}", unusable);
        deleteAll(directory);
      }
      return new IndexFolder(directory, format, unusable);
    } catch (LockObtainFailedException e) {
      directory.close();
      throw new IOException("the index in " + directory + " is open in another process", e);
    } catch (IOException e) {
      directory.close();
      throw e;
    }
  }

  static void deleteAll(Directory directory) throws IOException {
    Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
    try (lock) {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
    }
  }

  private static IndexWriterConfig writerConfig() {
    return new IndexWriterConfig()
        .setSimilarity(TermScoring.INSTANCE)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setUseCompoundFile(false)
        .setCommitOnClose(false);
  }

  /// Why what lies in the folder cannot be used; null where it can, or where nothing lies there.
  private static @Nullable String unusable(Directory directory, String format) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return null;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      String found = reader.getIndexCommit().getUserData().get(FORMAT_KEY);
      StoredItems.load(reader, new ItemTable());
      return format.equals(found) ? null : "it was written as " + found + ", needed is " + format;
    } catch (IOException | RuntimeException e) {
      return "it cannot be read (" + e + ")";
    }
  }

  IndexWriter writer() {
    return writer;
  }

  @Nullable String discarded() {
    return discarded;
  }

  long nextOffset() {
    return nextOffset;
  }

  /// Makes all that was written durable, together with the offset of the next event.
  void commit(long offset) throws IOException {
    writer.setLiveCommitData(
        Map.of(FORMAT_KEY, format, OFFSET_KEY, Long.toString(offset)).entrySet());
    writer.commit();
    nextOffset = offset;
  }

  void close() throws IOException {
    writer.rollback();
    directory.close();
  }
}
