// Builds a Lucene index of the JSON Lines of scripts/bench with the same facets, positions, stored text and English stemming
// as travaux-index: LuceneBuild FILE FOLDER THREADS
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

public final class LuceneBuild {
    private static final List<String> END = new ArrayList<>();
    private static final int BATCH = 500;

    // Flat objects of strings and numbers, which is all that the corpus has; much faster than a JSON library would be.
    static String value(String line, String key) {
        int at = line.indexOf("\"" + key + "\": ");
        if (at < 0) return "";
        at += key.length() + 4;
        if (line.charAt(at) != '"') {
            int end = at;
            while (",}".indexOf(line.charAt(end)) < 0) ++end;
            return line.substring(at, end);
        }
        StringBuilder text = new StringBuilder();
        for (int i = at + 1; line.charAt(i) != '"'; ++i) {
            char c = line.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            c = line.charAt(++i);
            if (c == 'u') {
                text.append((char) Integer.parseInt(line.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
            }
        }
        return text.toString();
    }

    static Document document(String line) {
        Document document = new Document();
        document.add(new StringField("id", value(line, "doc") + "#" + value(line, "ordinal"), Field.Store.YES));
        document.add(new TextField("title", value(line, "title"), Field.Store.YES));
        document.add(new TextField("text", value(line, "text"), Field.Store.YES));
        for (String facet : new String[] {"doc", "author", "doctype", "language", "year"}) {
            String text = value(line, facet);
            document.add(new StringField(facet, text, Field.Store.NO));
            document.add(new SortedDocValuesField(facet, new BytesRef(text)));
        }
        document.add(new NumericDocValuesField("ordinal", Long.parseLong(value(line, "ordinal"))));
        document.add(new StoredField("year", value(line, "year")));
        return document;
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[2]);
        BlockingQueue<List<String>> queue = new ArrayBlockingQueue<>(2 * threads);
        try (FSDirectory folder = FSDirectory.open(Path.of(arguments[1]));
             IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig(new EnglishAnalyzer()))) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < threads; ++i) {
                Thread worker = new Thread(() -> {
                    try {
                        for (List<String> lines = queue.take(); lines != END; lines = queue.take())
                            for (String line : lines) writer.addDocument(document(line));
                    } catch (Exception failure) {
                        failure.printStackTrace();
                        System.exit(2);
                    }
                });
                worker.start();
                workers.add(worker);
            }
            List<String> batch = new ArrayList<>();
            try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    batch.add(line);
                    if (batch.size() == BATCH) {
                        queue.put(batch);
                        batch = new ArrayList<>();
                    }
                }
            }
            queue.put(batch);
            for (int i = 0; i < threads; ++i) queue.put(END);
            for (Thread worker : workers) worker.join();
            writer.commit();
        }
    }
}
