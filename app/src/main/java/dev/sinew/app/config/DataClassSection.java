package dev.sinew.app.config;

import dev.sinew.engine.classify.ClassOverride;
import dev.sinew.engine.classify.CustomClass;
import dev.sinew.engine.classify.FieldClasses;
import dev.sinew.model.Severity;
import dev.sinew.model.ValueFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The user's own data classes, and what the user knows better of fields. */
final class DataClassSection {
    private DataClassSection() {}

    static FieldClasses read(Section root) throws WrongConfiguration {
        List<CustomClass> customs = new ArrayList<>();
        for (Section section :
                root.sections("data-classes", "id", "category", "severity", "laws", "fields", "formats")) {
            customs.add(custom(section));
        }
        List<ClassOverride> overrides = new ArrayList<>();
        for (Section section : root.sections("data-class-overrides", "field", "api", "classes")) {
            if (!section.has("classes")) {
                throw section.wrong(
                        "classes", "is missing", "list the classes of such a field; [] says that it holds none");
            }
            overrides.add(new ClassOverride(section.needed("field"), section.text("api"), section.texts("classes")));
        }
        try {
            return new FieldClasses(customs, overrides);
        } catch (IllegalArgumentException e) {
            throw root.wrong(
                    "data-class-overrides", "is wrong: " + e.getMessage(), "see docs/data-classes.md for the ids");
        }
    }

    private static CustomClass custom(Section section) throws WrongConfiguration {
        List<ValueFormat> formats = new ArrayList<>();
        for (String name : section.texts("formats")) {
            formats.add(constant(section, "formats", name, ValueFormat.values()));
        }
        Severity severity =
                constant(section, "severity", section.text("severity").orElse("medium"), Severity.values());
        try {
            return new CustomClass(
                    section.needed("id"),
                    section.text("category").orElse("Business"),
                    severity,
                    section.texts("laws"),
                    section.texts("fields"),
                    formats);
        } catch (IllegalArgumentException e) {
            throw section.wrong("id", "is wrong: " + e.getMessage(), "see docs/configuration.md");
        }
    }

    private static <E extends Enum<E>> E constant(Section section, String key, String name, E[] all)
            throws WrongConfiguration {
        for (E each : all) {
            if (word(each).equals(name)) {
                return each;
            }
        }
        String known = Arrays.stream(all).map(DataClassSection::word).collect(Collectors.joining(", "));
        throw section.wrong(key, "is \"" + name + "\"", "one of " + known);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
