package dev.sinew.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules that hold over all compiled classes below one root package. Real classes are judged below {@code dev.sinew},
 * and a second set, in which each rule is broken, below a package of its own.
 */
final class House {
    /** What each module may use of the others; what is not listed here may not exist. {@code app} may use all. */
    private static final Map<String, Set<String>> MODULES = new TreeMap<>(Map.ofEntries(
            Map.entry("bytes", Set.of()),
            Map.entry("model", Set.of("bytes")),
            Map.entry("index", Set.of()),
            Map.entry("demo", Set.of()),
            Map.entry("engine", Set.of("model", "bytes")),
            Map.entry("capture", Set.of("model", "bytes")),
            Map.entry("report", Set.of("model", "bytes")),
            Map.entry("spec", Set.of("model", "bytes")),
            Map.entry("store", Set.of("model", "bytes")),
            Map.entry("probe", Set.of("model", "bytes", "engine", "spec")),
            Map.entry("scan", Set.of("model", "bytes", "engine", "spec")),
            Map.entry("inline", Set.of("model", "bytes", "engine", "spec")),
            Map.entry("flink", Set.of("model", "bytes", "engine", "spec")),
            Map.entry("console", Set.of("model", "bytes", "store", "report"))));

    private static final String VAGUE_NAME = ".*(Impl|Managers?|Utils?|Helpers?|Info)|(Abstract|Base)[A-Z].*";

    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.ZoneId.systemDefault",
            "java.util.Calendar.getInstance");
    private static final Pattern TIME_NOW = Pattern.compile("java\\.time\\.(\\w+\\.)*now");
    private static final Set<String> EXITS =
            Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

    private final String root;

    House(String root) {
        this.root = root;
    }

    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>(List.of(known(), words(), libraries()));
        MODULES.forEach((module, allowed) -> rules.add(module(module, allowed)));
        DescribedPredicate<JavaClass> engine = inside("engine");
        rules.addAll(List.of(
                uses("engine: no streams but in observe", engine.and(outside("engine.observe")), House::isStream),
                uses("engine: no files", engine, House::isFile),
                uses("engine: no network", engine, type -> type.getPackageName().startsWith("java.net")),
                uses("engine: no threads", engine, House::isThread),
                uses("engine: no loggers", engine, House::isLogger),
                uses("engine: no clock to ask", engine, type -> type.isAssignableTo("java.time.Clock")),
                accesses("engine: no time but that of exchanges", engine, House::readsTheTime),
                accesses("engine: no console", engine, House::isStandardStream),
                uses("scan: no network but in ask", inside("scan").and(outside("scan.ask")), House::isConnection),
                uses("only app.scan has issuers asked", outside("scan.ask").and(outside("app.scan")), this::isAsking),
                uses("only the command demo uses the demo", outside("demo").and(outside("app.demo")), this::isDemo),
                accesses("only app ends the process", outside("app"), access -> EXITS.contains(name(access))),
                slices().matching(root + ".(**)").should().beFreeOfCycles().as("no cycles of packages"),
                nullMarked(),
                names()));
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    private ArchRule known() {
        String[] known = Stream.concat(MODULES.keySet().stream(), Stream.of("app"))
                .map(this::in)
                .toArray(String[]::new);
        return classes().should().resideInAnyPackage(known).as("every module is known and says what it may use");
    }

    private ArchRule words() {
        return classes()
                .that()
                .resideInAnyPackage(in("model"), in("bytes"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", in("model"), in("bytes"))
                .as("model and bytes use nothing but the JDK and JSpecify");
    }

    private ArchRule libraries() {
        return classes()
                .that()
                .resideInAPackage(in("engine"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.xml.stream..",
                        "org.jspecify.annotations",
                        "com.dynatrace.hash4j..",
                        "org.brotli.dec",
                        "org.agrona.collections..",
                        in("engine"),
                        in("model"),
                        in("bytes"))
                .as("engine: few libraries");
    }

    private ArchRule module(String module, Set<String> allowed) {
        String[] packages =
                Stream.concat(allowed.stream(), Stream.of(module)).map(this::in).toArray(String[]::new);
        DescribedPredicate<JavaClass> foreign =
                resideInAPackage(root + "..").and(DescribedPredicate.not(resideInAnyPackage(packages)));
        return noClasses()
                .that(inside(module))
                .should()
                .dependOnClassesThat(foreign)
                .as(module + " uses of the other modules only "
                        + allowed.stream().sorted().toList());
    }

    private static ArchRule uses(String name, DescribedPredicate<JavaClass> origin, Predicate<JavaClass> forbidden) {
        return noClasses()
                .that(origin)
                .should()
                .dependOnClassesThat(describe(name, forbidden))
                .as(name);
    }

    private static ArchRule accesses(
            String name, DescribedPredicate<JavaClass> origin, Predicate<JavaAccess<?>> forbidden) {
        return noClasses()
                .that(origin)
                .should()
                .accessTargetWhere(describe(name, forbidden))
                .as(name);
    }

    /** Streams in the engine decode bytes in memory, which is the business of observe alone. */
    private static boolean isStream(JavaClass type) {
        return type.getPackageName().equals("java.io")
                && !Set.of("Serializable", "UncheckedIOException").contains(type.getSimpleName());
    }

    private static boolean isFile(JavaClass type) {
        return type.getName().matches("java\\.(nio\\.(file|channels)\\.|io\\.(File|RandomAccess|Console)).*");
    }

    private static boolean isConnection(JavaClass type) {
        return type.getName()
                .matches("(java\\.net\\.(http\\.|\\w*Socket|\\w*URLConnection|Inet)|javax\\.net\\.|com\\.sun\\.net\\."
                        + "|java\\.nio\\.channels\\.\\w*(Socket|Datagram)|org\\.apache\\.hc\\.).*");
    }

    private static boolean isThread(JavaClass type) {
        return Stream.of("lang.Thread", "util.concurrent.Executor", "util.concurrent.Future", "util.Timer")
                .anyMatch(name -> type.isAssignableTo("java." + name));
    }

    private static boolean isLogger(JavaClass type) {
        return type.getName().matches("(org\\.slf4j|java\\.util\\.logging)\\..*|java\\.lang\\.System\\$Logger.*");
    }

    private static boolean readsTheTime(JavaAccess<?> access) {
        String name = name(access);
        boolean newDate = name.equals("java.util.Date.<init>")
                && access.getTarget().getFullName().endsWith("()");
        return newDate || CLOCKS.contains(name) || TIME_NOW.matcher(name).matches();
    }

    private static boolean isStandardStream(JavaAccess<?> access) {
        return name(access).matches("java\\.lang\\.System\\.(in|out|err)");
    }

    private static ArchRule nullMarked() {
        return classes()
                .should(new ArchCondition<>("stand in a package whose package-info is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
                        events.add(new SimpleConditionEvent(
                                type, marked, type.getPackageName() + " has no package-info with @NullMarked"));
                    }
                })
                .as("every package has a package-info with @NullMarked");
    }

    private static ArchRule names() {
        return classes()
                .should(new ArchCondition<>("have a name that says what it is") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean clear = !type.getSimpleName().matches(VAGUE_NAME);
                        events.add(new SimpleConditionEvent(type, clear, type.getName() + " does not say what it is"));
                    }
                })
                .as("no vague names");
    }

    private DescribedPredicate<JavaClass> inside(String module) {
        return resideInAPackage(in(module));
    }

    private DescribedPredicate<JavaClass> outside(String module) {
        return DescribedPredicate.not(inside(module));
    }

    private boolean isAsking(JavaClass type) {
        return inside("scan.ask").test(type);
    }

    private boolean isDemo(JavaClass type) {
        return inside("demo").test(type);
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private static String name(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName() + "."
                + access.getTarget().getName();
    }
}
