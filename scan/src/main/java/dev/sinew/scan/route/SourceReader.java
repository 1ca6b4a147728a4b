package dev.sinew.scan.route;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
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
import java.util.stream.Stream;

/** Reads Java sources. Constants of the same file are known; for those of others there are marks, see {@link Constants}. */
final class SourceReader {
    private static final int MAX_DEPTH = 10;

    /** What a file has: its classes, and its constants by their names in full. */
    record Source(List<Code> classes, Map<String, String> constants) {}

    private final Map<String, String> imports = new HashMap<>();
    /** Packages and classes of which all is imported. */
    private final List<String> open = new ArrayList<>();

    private final Map<String, Expression> constants = new HashMap<>();
    private final CompilationUnit unit;
    private final String folder;
    private int depth;

    private SourceReader(CompilationUnit unit) {
        this.unit = unit;
        folder = unit.getPackageDeclaration()
                .map(each -> each.getNameAsString() + ".")
                .orElse("");
        unit.getImports().forEach(each -> {
            if (each.isAsterisk()) {
                open.add(each.getNameAsString() + ".");
            } else {
                imports.put(each.getName().getIdentifier(), each.getNameAsString());
            }
        });
        unit.findAll(VariableDeclarator.class)
                .forEach(
                        each -> each.getInitializer().ifPresent(value -> constants.put(each.getNameAsString(), value)));
    }

    /** What a file has; nothing where it cannot be parsed. */
    static Source read(String text) {
        ParserConfiguration configuration =
                new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE);
        Optional<CompilationUnit> unit =
                new JavaParser(configuration).parse(text).getResult();
        return unit.map(SourceReader::new)
                .map(each -> new Source(each.classes(), each.texts()))
                .orElse(new Source(List.of(), Map.of()));
    }

    /** The texts of all fields that have one. */
    private Map<String, String> texts() {
        Map<String, String> all = new HashMap<>();
        for (FieldDeclaration field : unit.findAll(FieldDeclaration.class)) {
            String owner = field.getParentNode().flatMap(SourceReader::named).orElse("");
            for (VariableDeclarator each : field.getVariables()) {
                List<String> texts = new ArrayList<>();
                each.getInitializer().ifPresent(value -> texts(value, texts));
                if (texts.size() == 1) {
                    all.put(owner + "." + each.getNameAsString(), texts.getFirst());
                }
            }
        }
        return all;
    }

    private static Optional<String> named(Node owner) {
        return owner instanceof TypeDeclaration<?> type ? type.getFullyQualifiedName() : Optional.empty();
    }

    private List<Code> classes() {
        List<Code> all = new ArrayList<>();
        for (ClassOrInterfaceDeclaration each : unit.findAll(ClassOrInterfaceDeclaration.class)) {
            String name = each.getFullyQualifiedName().orElse(folder + each.getNameAsString());
            List<String> parents = new ArrayList<>();
            each.getExtendedTypes().forEach(type -> parents.add(full(type.getNameAsString())));
            each.getImplementedTypes().forEach(type -> parents.add(full(type.getNameAsString())));
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
        String owner = Stream.concat(imports.values().stream(), open.stream())
                .filter(CalledRoutes::isOfFramework)
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
            case FieldAccessExpr field -> constant(field.getNameAsString(), of(field), texts);
            case NameExpr name -> constant(name.getNameAsString(), inherited(name), texts);
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

    /** A constant of this file, a constant of an enum of methods, whose name is what counts, or a mark for one of another file. */
    private void constant(String name, List<String> elsewhere, List<String> texts) {
        Expression here = constants.get(name);
        if (here != null && depth < MAX_DEPTH) {
            depth++;
            texts(here, texts);
            depth--;
        } else if (name.matches("GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE")) {
            texts.add(name);
        } else if (!elsewhere.isEmpty()) {
            texts.add(Constants.mark(elsewhere));
        }
    }

    /** What the constant of another class may be called in full. */
    private List<String> of(FieldAccessExpr field) {
        String written = field.toString();
        int dot = written.indexOf('.');
        String first = written.substring(0, dot);
        List<String> names = new ArrayList<>();
        if (imports.containsKey(first)) {
            names.add(imports.get(first) + written.substring(dot));
        } else {
            names.add(folder + written);
            names.add(written);
            open.forEach(each -> names.add(each + written));
        }
        return names;
    }

    /** What a constant without a class before it may be called in full: it is imported, or of what its class extends. */
    private List<String> inherited(NameExpr name) {
        String written = name.getNameAsString();
        if (imports.containsKey(written)) {
            return List.of(imports.get(written));
        }
        List<String> names = new ArrayList<>();
        for (ClassOrInterfaceDeclaration each : unit.findAll(ClassOrInterfaceDeclaration.class)) {
            each.getExtendedTypes().forEach(type -> names.add(full(type.getNameAsString()) + "." + written));
            each.getImplementedTypes().forEach(type -> names.add(full(type.getNameAsString()) + "." + written));
        }
        open.forEach(each -> names.add(each + written));
        return names;
    }

    private String full(String name) {
        return imports.getOrDefault(name, folder + name);
    }
}
