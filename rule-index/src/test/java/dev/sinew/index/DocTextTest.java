package dev.sinew.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DocTextTest {
    @Test
    void joinsTheLinesOfAParagraphAndPartsParagraphs() {
        assertThat(DocText.of(" One\n two.\n\n <p>Three\n   four.\n")).isEqualTo("One two.\n\nThree four.");
    }

    @Test
    void takesInlineTagsAsTheirText() {
        assertThat(DocText.of("{@code a<b & {c}} and {@literal <p>}, {@link java.util.List#of(Object, Object)},"
                        + " {@link #page}, {@link\n dev.sinew.model.Rule}, {@linkplain Rule the rule}."))
                .isEqualTo("a<b & {c} and <p>, List.of(Object, Object), page, Rule, the rule.");
    }

    @Test
    void writesListsWithDashes() {
        assertThat(DocText.of("Fix:\n <ul>\n <li>first\n <li>second</li>\n </ul>\n Then rest."))
                .isEqualTo("Fix:\n\n- first\n- second\n\nThen rest.");
    }

    @Test
    void keepsPreformattedLines() {
        assertThat(DocText.of(" So:\n <pre>{@code\n GET /a\n   @Header: b\n }</pre>\n Done."))
                .isEqualTo("So:\n\nGET /a\n  @Header: b\n\nDone.");
    }

    @Test
    void resolvesEntitiesAndDropsMarkup() {
        assertThat(DocText.of("<b>a</b> &lt;i&gt; &#8364;&#x20AC; &unknown; &#9999999; 1 < 2 & <br/>x"))
                .isEqualTo("a <i> €€ &unknown; &#9999999; 1 < 2 &\nx");
    }

    @Test
    void leavesOutBlockTags() {
        assertThat(DocText.of(" Page of a@b.example.\n @see Other\n @since 1")).isEqualTo("Page of a@b.example.");
    }

    @Test
    void takesAnUnclosedTagAsText() {
        assertThat(DocText.of("An {@code open")).isEqualTo("An {@code open");
    }
}
