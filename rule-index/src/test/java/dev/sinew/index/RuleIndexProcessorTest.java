package dev.sinew.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleIndexProcessorTest {
    private static final String GOOD = rule("posture.no-doors", "/** Doors. */", "public final class", "{}");

    @Test
    void indexesGoodRulesInTheOrderOfIds() throws ReflectiveOperationException {
        String facts = "title = \"Say \\\"no\\\" \\\\u0041 €\", severity = dev.sinew.model.Severity.HIGH,"
                + " maturity = dev.sinew.model.Maturity.STABLE, owasp = {\"API1:2023\", \"API2:2023\"}, cwe = {639, 287}";
        Compilation compilation = Compilation.of(Map.of(
                "rules.Late",
                "package rules; /** Late {@code x}.\n * <p>Why. */ @dev.sinew.model.Rule(id = \"zone.late\","
                        + " flaw = \"being-late\", " + facts + ") final public class Late { static final int A = 1; }",
                "other.Early",
                "package other; " + GOOD.replace("Wrong", "Early"),
                "rules.User",
                "package rules; class User { int rules = RuleIndex.all().size(); }"));

        assertThat(compilation.messages()).isEmpty();
        List<Compilation.Entry> index = compilation.index();
        assertThat(index).extracting(Compilation.Entry::rule).containsExactly("other.Early", "rules.Late");
        assertThat(index.get(1).facts().toString())
                .contains("id=zone.late", "flaw=being-late", "title=Say \"no\" \\u0041 €", "severity=HIGH")
                .contains("maturity=STABLE", "owasp=[API1:2023, API2:2023]", "cwe=[639, 287]");
        assertThat(index.get(1).fact("page")).isEqualTo("Late x.\n\nWhy.");
        assertThat(index.get(0).fact("owasp")).isEqualTo("[]");
    }

    @Test
    void takesTheConstructorOfItsOwnPackage() throws ReflectiveOperationException {
        Compilation compilation =
                one("/** Doors. */", "public final class", "{ Wrong() {} Wrong(int doors) {} }", "posture.no-doors");

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.index()).hasSize(1);
    }

    @Test
    void holdsAPageLongerThanAConstant() throws ReflectiveOperationException {
        String page = "€ long page ".repeat(9_000).strip();
        Compilation compilation = one("/** " + page + " */", "public final class", "{}", "posture.no-doors");

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.index().getFirst().fact("page")).isEqualTo(page);
    }

    @Test
    void holdsAThousandRules() throws ReflectiveOperationException {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            sources.put(
                    "rules.R" + i,
                    "package rules; " + GOOD.replace("Wrong", "R" + i).replace("doors", "doors" + i));
        }
        Compilation compilation = Compilation.of(sources);

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.index()).hasSize(1000);
    }

    @Test
    void writesTheSameForAnyOrderOfSources() {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < 20; i++) {
            sources.put(
                    "rules.R" + i,
                    "package rules; " + GOOD.replace("Wrong", "R" + i).replace("doors", "doors" + i));
        }
        String once = Compilation.of(sources).sources().toString();

        assertThat(once).contains("R19()").isASCII();
        assertThat(Compilation.of(new TreeMap<>(sources).descendingMap())
                        .sources()
                        .toString())
                .isEqualTo(once);
    }

    @Test
    void writesNothingWithoutRules() {
        Compilation compilation = Compilation.of(Map.of("rules.Plain", "package rules; final class Plain {}"));

        assertThat(compilation.succeeded()).isTrue();
        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.sources()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /** Doors. */ | public class                | {}                                     | must be final
            /** Doors. */ | final class                 | {}                                     | must be public
            /** Doors. */ | public abstract class       | {}                                     | must be final
            /** Doors. */ | public interface            | {}                                     | this is an interface
            /** Doors. */ | public enum                 | {}                                     | this is an enum
            /** Doors. */ | public @interface           | {}                                     | this is an annotation
            /** Doors. */ | public record               | () {}                                  | this is a record
            /** Doors. */ | public final class          | { Wrong(int a) {} }                    | needs a constructor
            /** Doors. */ | public final class          | { private Wrong() {} }                 | needs a constructor
            /** Doors. */ | public final class          | { public Wrong() throws Exception {} } | needs a constructor
            /** Doors. */ | public final class          | <T> {}                                 | must not have type parameters
            /** Doors. */ | public final class          | { final int a = 1; }                   | has the field 'a'
            /** Doors. */ | public final class          | { private static int a; }              | the static field 'a' can change
            /** Doors. */ | public final class          | extends rules.Parent {}                | has the field 'Parent.a'
            ''            | public final class          | {}                                     | must have a doc comment
            /** */        | public final class          | {}                                     | must have a doc comment
            /* Doors. */  | public final class          | {}                                     | must have a doc comment
            """)
    void refusesAClassThatIsNotARule(String comment, String kind, String body, String message) {
        Compilation compilation = one(comment, kind, body, "posture.no-doors");

        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.messages())
                .anySatisfy(each -> assertThat(each).startsWith("Wrong.java: ").contains(message));
    }

    @ParameterizedTest
    @CsvSource({
        "doors",
        "posture.No-Doors",
        "posture.",
        "posture.no_doors",
        "posture.no--doors",
        "posture.a.b",
        "a-b.doors",
        "''"
    })
    void refusesAnIdThatIsNotFamilyAndKebabName(String id) {
        assertThat(one("/** Doors. */", "public final class", "{}", id).messages())
                .anyMatch(each -> each.startsWith("Wrong.java: ") && each.contains("must read family.kebab-name"));
    }

    @Test
    void refusesAFlawThatIsNotKebabCaseAndAnEmptyTitle() {
        String source = GOOD.replace("flaw = \"doors\"", "flaw = \"Doors\"").replace("\"Doors\", sev", "\" \", sev");

        assertThat(Compilation.of(Map.of("rules.Wrong", "package rules; " + source))
                        .messages())
                .anyMatch(each -> each.contains("The flaw 'Doors' must be in kebab case"))
                .anyMatch(each -> each.contains("The title is empty"));
    }

    @Test
    void refusesANestedRule() {
        String source =
                "package rules; final class Outer { " + GOOD.replace("final class", "static final class") + " }";

        assertThat(Compilation.of(Map.of("rules.Outer", source)).messages())
                .anyMatch(each -> each.contains("must be a top-level class"));
    }

    @Test
    void refusesTheSameIdTwice() {
        Compilation compilation = Compilation.of(Map.of(
                "rules.Wrong", "package rules; " + GOOD,
                "rules.Again", "package rules; " + GOOD.replace("Wrong", "Again")));

        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.messages())
                .containsExactly("Wrong.java: The id posture.no-doors is taken by rules.Again:"
                        + " choose another, ids never change their meaning.");
    }

    @Test
    void refusesRulesWithoutAPackageForTheIndex() {
        Map<String, String> sources = Map.of("rules.Wrong", "package rules; " + GOOD);

        assertThat(Compilation.of(sources, List.of(), List.of(new RuleIndexProcessor()))
                        .messages())
                .singleElement()
                .asString()
                .startsWith("Wrong.java: ")
                .contains("pass -Asinew.index=PACKAGE");
        assertThat(Compilation.of(sources, List.of("-Asinew.index=a..b"), List.of(new RuleIndexProcessor()))
                        .messages())
                .singleElement()
                .asString()
                .contains("-Asinew.index=a..b does not name a package");
    }

    @Test
    void leavesMissingFactsToTheCompiler() {
        String source = GOOD.replace("severity = dev.sinew.model.Severity.LOW, ", "");

        assertThat(Compilation.of(Map.of("rules.Wrong", "package rules; " + source))
                        .messages())
                .singleElement()
                .asString()
                .contains("missing a default value for the element 'severity'");
    }

    @Test
    void indexesOnceBesideAProcessorThatAddsSources() throws ReflectiveOperationException {
        Compilation compilation = Compilation.of(
                Map.of("rules.Wrong", "package rules; " + GOOD),
                List.of("-Asinew.index=rules"),
                List.of(new RuleIndexProcessor(), new Adding("final class Added {}")));

        assertThat(compilation.messages()).isEmpty();
        assertThat(compilation.index()).hasSize(1);
    }

    @Test
    void refusesARuleOfAnotherProcessor() {
        Compilation compilation = Compilation.of(
                Map.of("rules.Wrong", "package rules; " + GOOD),
                List.of("-Asinew.index=rules"),
                List.of(
                        new RuleIndexProcessor(),
                        new Adding(GOOD.replace("Wrong", "Added").replace("no-doors", "added"))));

        assertThat(compilation.succeeded()).isFalse();
        assertThat(compilation.messages()).anyMatch(each -> each.contains("must not be generated"));
    }

    private static Compilation one(String comment, String kind, String body, String id) {
        return Compilation.of(Map.of(
                "rules.Wrong",
                "package rules; " + rule(id, comment, kind, body),
                "rules.Parent",
                "package rules; class Parent { int a; }"));
    }

    private static String rule(String id, String comment, String kind, String body) {
        return comment + " @dev.sinew.model.Rule(id = \"" + id + "\", flaw = \"doors\", title = \"Doors\","
                + " severity = dev.sinew.model.Severity.LOW, maturity = dev.sinew.model.Maturity.PREVIEW) " + kind
                + " Wrong " + body;
    }

    /** Adds the class {@code rules.Added} in the first round. */
    @SupportedAnnotationTypes("*")
    private static final class Adding extends AbstractProcessor {
        private final String source;
        private boolean added;

        Adding(String source) {
            this.source = source;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!added) {
                added = true;
                try (Writer out =
                        processingEnv.getFiler().createSourceFile("rules.Added").openWriter()) {
                    out.write("package rules; " + source);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
