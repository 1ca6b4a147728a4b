package dev.sinew.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.spec.Schema.Additional;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SchemasTest {
    private final SortedMap<String, Schema> named = new TreeMap<>();

    @Test
    void aPlainSchemaIsItsOnlyVariant() {
        Schema text = Schema.of(SchemaType.STRING);

        assertThat(variants(text)).containsExactly(text);
    }

    @Test
    void partsAreMerged() {
        Schema.Builder one = object("a");
        one.required.add("a");
        Schema.Builder other = object("b");
        other.additional = Additional.FORBIDDEN;

        assertThat(variants(Schema.allOf(List.of(one.build(), other.build()))))
                .singleElement()
                .satisfies(schema -> {
                    assertThat(schema.properties()).containsOnlyKeys("a", "b");
                    assertThat(schema.required()).containsExactly("a");
                    assertThat(schema.additional()).isEqualTo(Additional.FORBIDDEN);
                });
    }

    @Test
    void alternativesInPartsMultiply() {
        Schema either = Schema.anyOf(List.of(object("a").build(), object("b").build()));

        assertThat(variants(Schema.allOf(List.of(either, either)))).hasSize(4);
    }

    @Test
    void whatContradictsItselfAllowsWhatEitherAllows() {
        Schema both = Schema.allOf(List.of(Schema.of(SchemaType.STRING), Schema.of(SchemaType.BOOLEAN)));

        assertThat(variants(both).getFirst().types()).containsExactly(SchemaType.STRING, SchemaType.BOOLEAN);
    }

    @Test
    void anIntegerIsANumber() {
        Schema both = Schema.allOf(List.of(Schema.of(SchemaType.NUMBER), Schema.of(SchemaType.INTEGER)));

        assertThat(variants(both).getFirst().types()).containsExactly(SchemaType.INTEGER);
        assertThat(Schema.of(SchemaType.NUMBER).allows(SchemaType.INTEGER)).isTrue();
        assertThat(Schema.of(SchemaType.INTEGER).allows(SchemaType.NUMBER)).isFalse();
    }

    @Test
    void aCircleSaysNothing() {
        named.put("a", Schema.allOf(List.of(Schema.referenceTo("b"))));
        named.put("b", Schema.referenceTo("a"));

        assertThat(variants(Schema.referenceTo("a"))).containsExactly(Schema.ANY);
        assertThat(variants(Schema.referenceTo("nowhere"))).containsExactly(Schema.ANY);
    }

    @Test
    void aDiscriminatorWithoutListMayHaveMembersOfItsHeirs() {
        Schema.Builder base = object("kind");
        base.discriminated = true;

        assertThat(variants(base.build()).getFirst().additional()).isEqualTo(Additional.ALLOWED);
    }

    @Test
    void tooManyAlternativesSayNothing() {
        Schema eight = Schema.anyOf(List.of(
                object("a").build(),
                object("b").build(),
                object("c").build(),
                object("d").build(),
                object("e").build(),
                object("f").build(),
                object("g").build(),
                object("h").build()));

        assertThat(variants(Schema.allOf(List.of(eight, eight)))).hasSize(64);
        assertThat(variants(Schema.allOf(List.of(eight, eight, eight)))).containsExactly(Schema.ANY);
    }

    @Test
    void itemsOfPartsHoldTogether() {
        Schema.Builder one = new Schema.Builder();
        one.items = Optional.of(object("a").build());
        Schema.Builder other = new Schema.Builder();
        other.items = Optional.of(object("b").build());

        Schema items = variants(Schema.allOf(List.of(one.build(), other.build())))
                .getFirst()
                .items()
                .orElseThrow();
        assertThat(variants(items).getFirst().properties()).containsOnlyKeys("a", "b");
    }

    private List<Schema> variants(Schema schema) {
        return new Schemas(named).variants(schema);
    }

    private static Schema.Builder object(String property) {
        Schema.Builder builder = new Schema.Builder();
        builder.types.add(SchemaType.OBJECT);
        builder.properties.put(property, Schema.ANY);
        return builder;
    }
}
