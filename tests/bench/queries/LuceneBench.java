// Lucene's side of the query comparison: java LuceneBench.java index FILE.jsonl FOLDER | search FOLDER CLASSES.tsv ROUNDS
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.*;

public class LuceneBench {
    static final String[] FACETS = {"year", "author", "doctype", "language"};

    static String value(String line, String key) {
        Matcher m = Pattern.compile("\"" + key + "\": (?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|(\\d+))").matcher(line);
        if (!m.find()) return "";
        if (m.group(2) != null) return m.group(2);
        StringBuilder out = new StringBuilder();
        String s = m.group(1);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '\\') { out.append(c); continue; }
            c = s.charAt(++i);
            if (c == 'u') { out.append((char) Integer.parseInt(s.substring(i + 1, i + 5), 16)); i += 4; }
            else out.append(c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c);
        }
        return out.toString();
    }

    static void index(String file, String folder) throws Exception {
        FacetsConfig config = new FacetsConfig();
        IndexWriterConfig settings = new IndexWriterConfig(new EnglishAnalyzer());
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(folder)), settings);
             var lines = Files.lines(Paths.get(file))) {
            for (String line : (Iterable<String>) lines::iterator) {
                Document d = new Document();
                d.add(new TextField("text", value(line, "text"), Field.Store.YES));
                d.add(new StoredField("doc", value(line, "doc")));
                for (String facet : FACETS) {
                    String v = value(line, facet);
                    if (v.isEmpty()) continue;
                    d.add(new StringField(facet, v, Field.Store.YES));
                    d.add(new SortedSetDocValuesFacetField(facet, v));
                }
                writer.addDocument(config.build(d));
            }
            writer.forceMerge(1);
        }
    }

    static Query read(String text) throws Exception {
        if (text.equals("*")) return new MatchAllDocsQuery();
        QueryParser parser = new QueryParser("text", new EnglishAnalyzer());
        parser.setDefaultOperator(QueryParser.Operator.AND);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        StringBuilder words = new StringBuilder();
        for (String part : text.split(" ")) {
            Matcher m = Pattern.compile("(year|author):(\\S+)").matcher(part);
            if (m.matches()) all.add(new TermQuery(new Term(m.group(1), m.group(2))), BooleanClause.Occur.FILTER);
            else words.append(part).append(' ');
        }
        if (words.length() > 0) all.add(parser.parse(words.toString()), BooleanClause.Occur.MUST);
        return all.build();
    }

    static long once(IndexSearcher searcher, SortedSetDocValuesReaderState state, String text) throws Exception {
        Query query = read(text);
        FacetsCollector collector = new FacetsCollector();
        TopDocs top = FacetsCollector.search(searcher, query, 10, collector);
        Facets facets = new SortedSetDocValuesFacetCounts(state, collector);
        long sum = 0;
        for (String facet : FACETS) {
            FacetResult result = facets.getTopChildren(10, facet);
            if (result != null) sum += result.value.longValue();
        }
        UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, new EnglishAnalyzer());
        for (String snippet : highlighter.highlight("text", query, top, 1)) sum += snippet == null ? 0 : snippet.length();
        return sum;
    }

    static void search(String folder, String classes, int rounds) throws Exception {
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(folder)));
        IndexSearcher searcher = new IndexSearcher(reader);
        SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = -rounds; round < rounds; round++)  // the first half warms up
            for (String line : Files.readAllLines(Paths.get(classes))) {
                if (line.startsWith("#") || line.startsWith("class\t")) continue;
                String[] cells = line.split("\t");
                long start = System.nanoTime();
                once(searcher, state, cells[1]);
                if (round >= 0) times.computeIfAbsent(cells[0], k -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
            }
        for (var one : times.entrySet()) {
            List<Double> all = one.getValue();
            Collections.sort(all);
            System.out.printf(Locale.ROOT, "lucene\t%s\t%.2f\t%.2f%n", one.getKey(), all.get(all.size() / 2), all.get((int) (all.size() * 0.99)));
        }
    }

    public static void main(String[] a) throws Exception {
        if (a[0].equals("index")) index(a[1], a[2]);
        else search(a[1], a[2], Integer.parseInt(a[3]));
    }
}
