package dev.sinew.scan.app.dex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jf.dexlib2.AccessFlags;
import org.jf.dexlib2.iface.Annotation;
import org.jf.dexlib2.iface.AnnotationElement;
import org.jf.dexlib2.iface.Method;
import org.jf.dexlib2.iface.MethodParameter;

/** Reads annotations of methods and of their parameters, but those of the platform and of the compiler. */
final class Annotations {
    private static final int MAX_DEPTH = 4;

    private Annotations() {}

    /** Adds a method that has any. */
    static void read(Method method, Place place, List<Annotated> found) {
        Map<String, Map<String, List<String>>> annotations = texts(method.getAnnotations());
        if (annotations.isEmpty()) {
            return;
        }
        List<Map<String, Map<String, List<String>>>> parameters = new ArrayList<>();
        for (MethodParameter parameter : method.getParameters()) {
            parameters.add(texts(parameter.getAnnotations()));
        }
        boolean abstracted = AccessFlags.ABSTRACT.isSet(method.getAccessFlags());
        found.add(new Annotated(place, annotations, parameters, abstracted));
    }

    private static Map<String, Map<String, List<String>>> texts(Set<? extends Annotation> annotations) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        for (Annotation annotation : annotations) {
            String type = annotation.getType();
            if (type.startsWith("Ldalvik/")
                    || type.startsWith("Ljava/")
                    || type.startsWith("Landroid/")
                    || type.startsWith("Landroidx/")
                    || type.startsWith("Lkotlin/")
                    || type.startsWith("Lorg/jetbrains/")) {
                continue;
            }
            Map<String, List<String>> elements = new LinkedHashMap<>();
            for (AnnotationElement element : annotation.getElements()) {
                List<String> texts = new ArrayList<>();
                add(StartValues.of(element.getValue(), ""), texts, 0);
                elements.put(element.getName(), texts);
            }
            all.put(type, elements);
        }
        return all;
    }

    private static void add(Value value, List<String> texts, int depth) {
        if (value instanceof Value.Items items && depth < MAX_DEPTH) {
            items.items().forEach(each -> add(each, texts, depth + 1));
        } else if (value instanceof Value.Int number) {
            texts.add(Long.toString(number.number()));
        } else {
            Texts.whole(value).ifPresent(texts::add);
        }
    }
}
