package dev.sinew.store.sql;

import dev.sinew.store.Document;
import dev.sinew.store.View;
import dev.sinew.store.ViewPage;
import dev.sinew.store.ViewQuery;
import dev.sinew.store.Views;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Views as one table of documents. A view that is replaced is written under the next generation, in many transactions, and shown
 * by one that is short.
 */
final class SqlViews implements Views {
    private static final int FIRST_TEXT = 4;
    private static final int FIRST_NUMBER = FIRST_TEXT + View.MOST;
    private static final int JSON = FIRST_NUMBER + View.MOST;
    private static final String INSERT = insert();

    private final Database database;

    /** A view is changed by one at a time: what is put while it is replaced would be lost otherwise. */
    private final Map<String, ReentrantLock> turns = new ConcurrentHashMap<>();

    SqlViews(Database database) {
        this.database = database;
    }

    @Override
    public void replace(View view, Stream<Document> documents) {
        inTurn(view, () -> {
            long generation = database.write(handle -> nextGeneration(handle, view));
            try (documents) {
                Iterator<Document> left = documents.iterator();
                while (left.hasNext()) {
                    List<Document> batch = new ArrayList<>();
                    while (left.hasNext() && batch.size() < Database.BATCH) {
                        batch.add(left.next());
                    }
                    database.change(handle -> insert(handle, view, generation, batch));
                }
            }
            database.change(handle -> show(handle, view, generation));
            removeOthers(view, generation);
        });
    }

    @Override
    public void put(View view, List<Document> documents) {
        inTurn(view, () -> database.change(handle -> insert(handle, view, generation(handle, view), documents)));
    }

    @Override
    public void remove(View view, List<String> keys) {
        inTurn(
                view,
                () -> database.change(handle -> {
                    long generation = generation(handle, view);
                    var batch = handle.prepareBatch(
                            "delete from view_document where name = :name and generation = :generation and key = :key");
                    keys.forEach(key -> batch.bind("name", view.name())
                            .bind("generation", generation)
                            .bind("key", key)
                            .add());
                    batch.execute();
                }));
    }

    @Override
    public ViewPage page(View view, ViewQuery query) {
        ViewSql sql = ViewSql.page(view, database.dialect(), query);
        List<Document> found = documents(view, sql);
        if (found.size() <= query.limit()) {
            return new ViewPage(found, Optional.empty());
        }
        List<Document> page = found.subList(0, query.limit());
        return new ViewPage(page, Optional.of(sql.cursor(query, page.get(page.size() - 1))));
    }

    @Override
    public Optional<Document> get(View view, String key) {
        return documents(view, ViewSql.get(view, database.dialect(), key)).stream()
                .findFirst();
    }

    @Override
    public long count(View view, List<ViewQuery.Filter> filters) {
        ViewSql sql = ViewSql.count(view, database.dialect(), filters);
        return database.read(handle -> bound(handle, sql).mapTo(Long.class).one());
    }

    /** What a view declares, as text; documents of another shape are not shown. */
    static String shape(View view) {
        return String.join(",", view.texts()) + "|" + String.join(",", view.numbers());
    }

    private void inTurn(View view, Runnable work) {
        ReentrantLock turn = turns.computeIfAbsent(view.name(), name -> new ReentrantLock());
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }

    private List<Document> documents(View view, ViewSql sql) {
        return database.read(handle ->
                bound(handle, sql).map((row, context) -> document(view, row)).list());
    }

    private static Query bound(Handle handle, ViewSql sql) {
        Query query = handle.createQuery(sql.text());
        for (int at = 0; at < sql.values().size(); at++) {
            query.bind(at, sql.values().get(at));
        }
        return query;
    }

    /** The generation that is shown; a view that is new, or has another shape now, begins with an empty one. */
    private static long generation(Handle handle, View view) {
        Optional<Long> shown = handle.createQuery(
                        "select generation from view_state where name = :name and shape = :shape")
                .bind("name", view.name())
                .bind("shape", shape(view))
                .mapTo(Long.class)
                .findOne();
        return shown.orElseGet(() -> {
            long generation = nextGeneration(handle, view);
            show(handle, view, generation);
            return generation;
        });
    }

    private static long nextGeneration(Handle handle, View view) {
        handle.createUpdate("""
                        insert into view_state (name, shape, generation, building) values (:name, '', 0, 1)
                        on conflict (name) do update set building = view_state.building + 1
                        """).bind("name", view.name()).execute();
        return handle.createQuery("select building from view_state where name = :name")
                .bind("name", view.name())
                .mapTo(Long.class)
                .one();
    }

    private static void show(Handle handle, View view, long generation) {
        handle.createUpdate("update view_state set generation = :generation, shape = :shape where name = :name")
                .bind("generation", generation)
                .bind("shape", shape(view))
                .bind("name", view.name())
                .execute();
    }

    private void removeOthers(View view, long generation) {
        int removed = 1;
        while (removed > 0) {
            removed = database.write(handle -> handle.createUpdate("""
                            delete from view_document where (name, generation, key) in (
                                select name, generation, key from view_document
                                where name = :name and generation < :generation limit :most)
                            """)
                    .bind("name", view.name())
                    .bind("generation", generation)
                    .bind("most", Database.BATCH)
                    .execute());
        }
    }

    private static void insert(Handle handle, View view, long generation, List<Document> documents)
            throws SQLException {
        Connection connection = handle.getConnection();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            // One statement must not touch a row twice.
            for (Document document : lastOfEachKey(documents)) {
                bind(insert, view, generation, document);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static List<Document> lastOfEachKey(List<Document> documents) {
        Map<String, Document> last = new LinkedHashMap<>();
        documents.forEach(document -> last.put(document.key(), document));
        return List.copyOf(last.values());
    }

    private static void bind(PreparedStatement insert, View view, long generation, Document document)
            throws SQLException {
        insert.setString(1, view.name());
        insert.setLong(2, generation);
        insert.setString(3, Texts.storable(document.key()));
        insert.setDouble(4, document.order().number());
        insert.setString(5, Texts.storable(document.order().text()));
        for (int at = 0; at < View.MOST; at++) {
            String name = at < view.texts().size() ? view.texts().get(at) : "";
            insert.setString(6 + at, Texts.storable(document.texts().getOrDefault(name, "")));
        }
        for (int at = 0; at < View.MOST; at++) {
            Double number = at < view.numbers().size()
                    ? document.numbers().get(view.numbers().get(at))
                    : null;
            if (number == null) {
                insert.setNull(6 + View.MOST + at, Types.DOUBLE);
            } else {
                insert.setDouble(6 + View.MOST + at, number);
            }
        }
        insert.setString(6 + 2 * View.MOST, Texts.storable(document.json()));
    }

    private static Document document(View view, ResultSet row) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        for (int at = 0; at < view.texts().size(); at++) {
            texts.put(view.texts().get(at), row.getString(FIRST_TEXT + at));
        }
        texts.values().removeIf(String::isEmpty);
        Map<String, Double> numbers = new HashMap<>();
        for (int at = 0; at < view.numbers().size(); at++) {
            double number = row.getDouble(FIRST_NUMBER + at);
            if (!row.wasNull()) {
                numbers.put(view.numbers().get(at), number);
            }
        }
        Document.Order order = new Document.Order(row.getDouble(2), row.getString(3));
        return new Document(row.getString(1), order, texts, numbers, row.getString(JSON));
    }

    private static String insert() {
        String columns = "order_number, order_text, " + ViewSql.columns("t") + ", " + ViewSql.columns("n") + ", json";
        String places = IntStream.range(0, 3 + 2 + 2 * View.MOST + 1)
                .mapToObj(at -> "?")
                .collect(Collectors.joining(", "));
        String updates = Stream.of(columns.split(", ", -1))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return "insert into view_document (name, generation, key, " + columns + ") values (" + places
                + ") on conflict (name, generation, key) do update set " + updates;
    }
}
