package dev.sinew.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * A rule as its source states it. Values that do not compile are empty; the compiler reports those by itself.
 *
 * @param type the annotated class
 * @param id its id
 * @param flaw the weakness
 * @param title what is wrong
 * @param severity the constant's name
 * @param maturity the constant's name
 * @param owasp OWASP entries
 * @param cwe CWE numbers
 * @param standards requirements that it breaks
 * @param page the doc comment as plain text, empty where there is none
 */
record AnnotatedRule(
        TypeElement type,
        String id,
        String flaw,
        String title,
        String severity,
        String maturity,
        List<String> owasp,
        List<Integer> cwe,
        List<String> standards,
        String page) {

    /** Reads the annotation and the doc comment of a class that carries the annotation. */
    static AnnotatedRule of(Elements elements, TypeElement type) {
        Map<String, Object> facts = new HashMap<>();
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().toString().equals(RuleIndexProcessor.RULE)) {
                elements.getElementValuesWithDefaults(mirror)
                        .forEach((key, value) -> facts.put(key.getSimpleName().toString(), value.getValue()));
            }
        }
        String comment = elements.getDocComment(type);
        return new AnnotatedRule(
                type,
                text(facts.get("id")),
                text(facts.get("flaw")),
                text(facts.get("title")),
                constant(facts.get("severity")),
                constant(facts.get("maturity")),
                list(facts.get("owasp"), String.class),
                list(facts.get("cwe"), Integer.class),
                list(facts.get("standards"), String.class),
                comment == null ? "" : DocText.of(comment));
    }

    /** Whether all facts could be read; where not, the compiler says why. */
    boolean complete() {
        return !severity.isEmpty() && !maturity.isEmpty();
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static String constant(@Nullable Object value) {
        return value instanceof VariableElement constant
                ? constant.getSimpleName().toString()
                : "";
    }

    private static <T> List<T> list(@Nullable Object value, Class<T> kind) {
        if (!(value instanceof List<?> values)) {
            return List.of();
        }
        return values.stream()
                .filter(AnnotationValue.class::isInstance)
                .map(each -> ((AnnotationValue) each).getValue())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
