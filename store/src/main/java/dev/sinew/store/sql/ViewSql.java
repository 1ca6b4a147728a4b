package dev.sinew.store.sql;

import dev.sinew.store.Document;
import dev.sinew.store.View;
import dev.sinew.store.ViewQuery;
import dev.sinew.store.ViewQuery.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question to a view as SQL. Attributes have numbered columns, {@code t0} and on for texts, {@code n0} and on for numbers, by
 * their place in the view's declaration; only these names and constants make up the text, all values are bound.
 */
final class ViewSql {
    private static final String COLUMNS =
            "key, order_number, order_text, " + columns("t") + ", " + columns("n") + ", json";

    /** What a missing number counts as where documents are sorted by it. */
    private static final double LEAST = -Double.MAX_VALUE;

    private final View view;
    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private ViewSql(View view, Dialect dialect) {
        this.view = view;
        this.dialect = dialect;
    }

    /** How the documents are ordered: the columns of it, and what they are. */
    private record Ordering(List<String> columns, boolean descending) {}

    static ViewSql page(View view, Dialect dialect, ViewQuery query) {
        ViewSql sql = new ViewSql(view, dialect);
        Ordering ordering = sql.ordering(query.sort());
        sql.text.append("select ").append(COLUMNS);
        sql.from(query.filters());
        if (!query.after().equals(ViewQuery.START)) {
            sql.after(ordering, ViewCursor.read(query.after(), sql.signature(query)));
        }
        String direction = query.sort().descending() ? " desc" : "";
        sql.text
                .append(" order by ")
                .append(ordering.columns().stream()
                        .map(column -> column + direction)
                        .collect(Collectors.joining(", ")))
                .append(" limit ?");
        sql.values.add(query.limit() + 1);
        return sql;
    }

    static ViewSql count(View view, Dialect dialect, List<Filter> filters) {
        ViewSql sql = new ViewSql(view, dialect);
        sql.text.append("select count(*)");
        sql.from(filters);
        return sql;
    }

    static ViewSql get(View view, Dialect dialect, String key) {
        ViewSql sql = new ViewSql(view, dialect);
        sql.text.append("select ").append(COLUMNS);
        sql.from(List.of());
        sql.condition("key = ?", key);
        return sql;
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }

    /** The column of an attribute that is text, or empty where the view declares none of this name. */
    private String textColumn(String attribute) {
        return column("t", view.texts(), attribute);
    }

    private String numberColumn(String attribute) {
        return column("n", view.numbers(), attribute);
    }

    private String column(String letter, List<String> names, String attribute) {
        int at = names.indexOf(attribute);
        if (at < 0) {
            throw new IllegalArgumentException(
                    "view " + view.name() + " has no such attribute of this kind: " + attribute + "; it has " + names);
        }
        return letter + at;
    }

    private void from(List<Filter> filters) {
        text.append(" from view_document where name = ? and generation = ")
                .append("(select generation from view_state where name = ? and shape = ?)");
        values.add(view.name());
        values.add(view.name());
        values.add(SqlViews.shape(view));
        filters.forEach(this::filter);
    }

    private void filter(Filter filter) {
        String attribute = filter.attribute();
        switch (filter) {
            case Filter.Is is -> condition(textColumn(attribute) + " = ?", is.text());
            case Filter.Contains contains -> condition(dialect.contains(textColumn(attribute)), lower(contains.text()));
            case Filter.AtLeast least -> condition(numberColumn(attribute) + " >= ?", least.number());
            case Filter.AtMost most -> condition(numberColumn(attribute) + " <= ?", most.number());
        }
    }

    private void condition(String condition, Object value) {
        text.append(" and ").append(condition);
        values.add(value);
    }

    private Ordering ordering(ViewQuery.Sort sort) {
        if (sort.attribute().isEmpty()) {
            return new Ordering(List.of("order_number", "order_text", "key"), sort.descending());
        }
        String column = view.texts().contains(sort.attribute())
                ? textColumn(sort.attribute())
                : "coalesce(" + numberColumn(sort.attribute()) + ", " + LEAST + ")";
        return new Ordering(List.of(column, "key"), sort.descending());
    }

    private void after(Ordering ordering, List<Object> last) {
        text.append(" and (")
                .append(String.join(", ", ordering.columns()))
                .append(ordering.descending() ? ") < (" : ") > (")
                .append(ordering.columns().stream().map(column -> "?").collect(Collectors.joining(", ")))
                .append(")");
        values.addAll(last);
    }

    /** What a cursor belongs to: the same view, order and filters. */
    String signature(ViewQuery query) {
        return Integer.toHexString((SqlViews.shape(view) + view.name() + query.sort() + query.filters()).hashCode());
    }

    /** The last document's place in the order, as a cursor. */
    String cursor(ViewQuery query, Document last) {
        return ViewCursor.write(signature(query), place(query.sort(), last));
    }

    private List<Object> place(ViewQuery.Sort sort, Document last) {
        if (sort.attribute().isEmpty()) {
            return List.of(last.order().number(), last.order().text(), last.key());
        }
        Object value = view.texts().contains(sort.attribute())
                ? last.texts().getOrDefault(sort.attribute(), "")
                : last.numbers().getOrDefault(sort.attribute(), LEAST);
        return List.of(value, last.key());
    }

    /** As both databases do it: A to Z alone. */
    private static String lower(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().forEach(letter -> out.append((char) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)));
        return out.toString();
    }

    static String columns(String letter) {
        return IntStream.range(0, View.MOST)
                .mapToObj(number -> letter.toLowerCase(Locale.ROOT) + number)
                .collect(Collectors.joining(", "));
    }
}
