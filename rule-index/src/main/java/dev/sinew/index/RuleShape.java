package dev.sinew.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** What a class must look like to be a rule. Each violation says what to do. */
final class RuleShape {
    private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Pattern FLAW = Pattern.compile(KEBAB);
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*\\." + KEBAB);

    private final ProcessingEnvironment environment;
    private final String indexPackage;

    /**
     * Judges for one index.
     *
     * @param environment of the running compilation
     * @param indexPackage where the index lies, which must be able to call the constructor
     */
    RuleShape(ProcessingEnvironment environment, String indexPackage) {
        this.environment = environment;
        this.indexPackage = indexPackage;
    }

    /** What is wrong with a rule, in a fixed order; empty for a good one. */
    List<String> violations(AnnotatedRule rule) {
        List<String> violations = new ArrayList<>();
        form(rule.type(), violations);
        words(rule, violations);
        state(rule.type(), violations);
        return violations;
    }

    private void form(TypeElement type, List<String> violations) {
        Set<Modifier> modifiers = type.getModifiers();
        if (type.getKind() != ElementKind.CLASS) {
            violations.add("A rule must be a class, this is " + article(type.getKind()) + ": write a final class.");
            return;
        }
        if (type.getNestingKind() != NestingKind.TOP_LEVEL) {
            violations.add("A rule must be a top-level class: give it a file of its own, with its cases beside it.");
        }
        if (!modifiers.contains(Modifier.PUBLIC)) {
            violations.add("A rule must be public: add 'public'.");
        }
        if (!modifiers.contains(Modifier.FINAL)) {
            violations.add("A rule must be final: add 'final'.");
        }
        if (!type.getTypeParameters().isEmpty()) {
            violations.add("A rule must not have type parameters: remove them, the index makes one instance.");
        }
        if (!modifiers.contains(Modifier.ABSTRACT) && !constructible(type)) {
            violations.add(
                    "A rule needs a constructor without parameters and without checked exceptions that the index in "
                            + indexPackage + " can call: make it public.");
        }
    }

    private static void words(AnnotatedRule rule, List<String> violations) {
        if (!ID.matcher(rule.id()).matches()) {
            violations.add("The id '" + rule.id()
                    + "' must read family.kebab-name in lower case: write it like posture.shadow-operation.");
        }
        if (!FLAW.matcher(rule.flaw()).matches()) {
            violations.add("The flaw '" + rule.flaw()
                    + "' must be in kebab case: write the weakness itself, like broken-object-level-authorisation.");
        }
        if (rule.title().isBlank()) {
            violations.add("The title is empty: say what is wrong in a few words.");
        }
        if (rule.page().isBlank()) {
            violations.add("A rule must have a doc comment, it is the rule's page:"
                    + " write what it finds, why it matters and how to fix it.");
        }
    }

    private void state(TypeElement type, List<String> violations) {
        for (Optional<TypeElement> at = Optional.of(type); at.isPresent(); at = parent(at.get())) {
            for (VariableElement field : ElementFilter.fieldsIn(at.get().getEnclosedElements())) {
                String name = (at.get().equals(type) ? "" : at.get().getSimpleName() + ".") + field.getSimpleName();
                if (!field.getModifiers().contains(Modifier.STATIC)) {
                    violations.add("A rule must be stateless, but has the field '" + name
                            + "': make it a static constant, or leave what is remembered to the engine.");
                } else if (!field.getModifiers().contains(Modifier.FINAL)) {
                    violations.add("A rule must be stateless, but the static field '" + name
                            + "' can change: make it final, or leave what is remembered to the engine.");
                }
            }
        }
    }

    private boolean constructible(TypeElement type) {
        boolean samePackage = environment
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .contentEquals(indexPackage);
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            Set<Modifier> modifiers = constructor.getModifiers();
            boolean reachable =
                    modifiers.contains(Modifier.PUBLIC) || (samePackage && !modifiers.contains(Modifier.PRIVATE));
            if (constructor.getParameters().isEmpty()
                    && reachable
                    && constructor.getThrownTypes().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Optional<TypeElement> parent(TypeElement type) {
        Element parent = environment.getTypeUtils().asElement(type.getSuperclass());
        return parent instanceof TypeElement named ? Optional.of(named) : Optional.empty();
    }

    private static String article(ElementKind kind) {
        return switch (kind) {
            case ENUM -> "an enum";
            case INTERFACE -> "an interface";
            case ANNOTATION_TYPE -> "an annotation";
            default -> "a record";
        };
    }
}
