package dev.sinew.scan.route;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Java sources. Constants of the same file are known; those of others are not, and what they are part of is left out. */
final class SourceReader {
    private final Map<String, String> imports = new HashMap<>();
    private final Map<String, Expression> constants = new HashMap<>();
    private final CompilationUnit unit;

    private SourceReader(CompilationUnit unit) {
        this.unit = unit;
        unit.getImports().stream()
                .filter(each -> !each.isAsterisk())
                .forEach(each -> imports.put(each.getName().getIdentifier(), each.getNameAsString()));
        unit.findAll(VariableDeclarator.class)
                .forEach(
                        each -> each.getInitializer().ifPresent(value -> constants.put(each.getNameAsString(), value)));
    }

    /** The classes of a file; none where it cannot be parsed. */
    static List<Code> read(String text) {
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE);
        Optional<CompilationUnit> unit =
                new JavaParser(configuration).parse(text).getResult();
        return unit.map(SourceReader::new).map(SourceReader::classes).orElse(List.of());
    }

    private List<Code> classes() {
        String folder = unit.getPackageDeclaration()
                .map(each -> each.getNameAsString() + ".")
                .orElse("");
        List<Code> all = new ArrayList<>();
        for (ClassOrInterfaceDeclaration each : unit.findAll(ClassOrInterfaceDeclaration.class)) {
            String name = each.getFullyQualifiedName().orElse(folder + each.getNameAsString());
            List<String> parents = new ArrayList<>();
            each.getExtendedTypes().forEach(type -> parents.add(full(type.getNameAsString(), folder)));
            each.getImplementedTypes().forEach(type -> parents.add(full(type.getNameAsString(), folder)));
            List<Code.Method> methods =
                    each.getMethods().stream().map(this::method).toList();
            List<Code.Call> calls = new ArrayList<>();
            each.getMethods()
                    .forEach(method -> method.findAll(MethodCallExpr.class)
                            .forEach(call -> call(call, name + "." + method.getNameAsString())
                                    .ifPresent(calls::add)));
            all.add(new Code(name, parents, notes(each.getAnnotations()), methods, calls));
        }
        return all;
    }

    private Code.Method method(MethodDeclaration method) {
        List<Code.Argument> arguments = method.getParameters().stream()
                .map(each -> new Code.Argument(each.getNameAsString(), notes(each.getAnnotations())))
                .toList();
        return new Code.Method(method.getNameAsString(), notes(method.getAnnotations()), arguments);
    }

    /** A call with a text first; of what it is called on, only what the imports of the file say is known. */
    private Optional<Code.Call> call(MethodCallExpr call, String place) {
        if (call.getArguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        texts(call.getArgument(0), texts);
        String owner = imports.values().stream()
                .filter(each -> each.startsWith("io.javalin.") || each.startsWith("io.helidon."))
                .findFirst()
                .orElse("");
        return texts.size() == 1
                ? Optional.of(new Code.Call(owner, call.getNameAsString(), texts.getFirst(), place))
                : Optional.empty();
    }

    private List<Note> notes(NodeList<AnnotationExpr> annotations) {
        return annotations.stream().map(this::note).toList();
    }

    private Note note(AnnotationExpr annotation) {
        Map<String, List<String>> values = new HashMap<>();
        if (annotation instanceof SingleMemberAnnotationExpr single) {
            List<String> texts = new ArrayList<>();
            texts(single.getMemberValue(), texts);
            values.put("value", texts);
        } else if (annotation instanceof NormalAnnotationExpr normal) {
            normal.getPairs().forEach(pair -> {
                List<String> texts = new ArrayList<>();
                texts(pair.getValue(), texts);
                values.put(pair.getNameAsString(), texts);
            });
        }
        return new Note(imports.getOrDefault(annotation.getNameAsString(), annotation.getNameAsString()), values);
    }

    private void texts(Expression expression, List<String> texts) {
        switch (expression) {
            case StringLiteralExpr literal -> texts.add(literal.asString());
            case ArrayInitializerExpr array -> array.getValues().forEach(each -> texts(each, texts));
            case FieldAccessExpr field -> constant(field.getNameAsString(), texts);
            case NameExpr name -> constant(name.getNameAsString(), texts);
            case BinaryExpr sum
            when sum.getOperator() == BinaryExpr.Operator.PLUS -> {
                List<String> parts = new ArrayList<>();
                texts(sum.getLeft(), parts);
                texts(sum.getRight(), parts);
                if (parts.size() == 2) {
                    texts.add(String.join("", parts));
                }
            }
            default -> {
                // no text
            }
        }
    }

    /** A constant of this file, else its name: that of a constant of an enum is what counts. */
    private void constant(String name, List<String> texts) {
        if (constants.get(name) instanceof StringLiteralExpr literal) {
            texts.add(literal.asString());
        } else if (name.matches("GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE")) {
            texts.add(name);
        }
    }

    private String full(String name, String folder) {
        return imports.getOrDefault(name, folder + name);
    }
}
