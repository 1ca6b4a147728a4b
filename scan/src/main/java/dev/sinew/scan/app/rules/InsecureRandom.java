package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.Call;
import dev.sinew.scan.app.dex.Place;
import dev.sinew.scan.app.dex.Texts;
import dev.sinew.scan.app.dex.Value;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key or an initialisation vector is made with {@code java.util.Random} or {@code Math.random}, whose numbers follow from a few of them; or a secure
 * generator is given a constant seed.
 *
 * <p>The generator is used in the very method that makes the key. Chance for anything else is nobody's secret.
 *
 * <p>To fix it, use {@code SecureRandom} and give it no seed.
 */
@Rule(
        id = "scan.app-insecure-random",
        flaw = "insecure-random",
        title = "A secret is made of numbers that can be guessed",
        severity = Severity.MEDIUM,
        maturity = Maturity.PREVIEW,
        cwe = {330, 338},
        standards = {"MASWE 0012", "MASTG TEST-0204", "MASTG TEST-0205"})
public final class InsecureRandom implements AppRule {

    private static final Set<String> SECRETS = Set.of(
            "Ljavax/crypto/spec/SecretKeySpec;",
            "Ljavax/crypto/spec/IvParameterSpec;",
            "Ljavax/crypto/spec/GCMParameterSpec;");
    private static final Set<String> WEAK =
            Set.of("Ljava/util/Random;", "Lkotlin/random/Random;", "Lkotlin/random/Random$Default;");

    @Override
    public void judge(App app, Notices notices) {
        Set<Place> secrets = app.code().calls().stream()
                .filter(each -> SECRETS.contains(each.target().owner())
                        && each.target().name().equals("<init>"))
                .map(Call::place)
                .collect(Collectors.toSet());
        app.code().calls().stream()
                .filter(each -> app.isReached(each.place()) && secrets.contains(each.place()))
                .filter(InsecureRandom::isWeak)
                .forEach(each -> notices.add(
                        Confidence.LIKELY,
                        each.place().toString(),
                        each.target() + " in the method that makes a key or an initialisation vector"));
        app.calls("Ljava/security/SecureRandom;", "setSeed")
                .filter(each -> isConstant(app.program().resolved(each.last())))
                .forEach(each -> notices.add(
                        Confidence.CONFIRMED, each.place().toString(), "a secure generator is given a constant seed"));
    }

    private static boolean isWeak(Call call) {
        boolean next = call.target().name().startsWith("next");
        return next && WEAK.contains(call.target().owner()) || call.target().is("Ljava/lang/Math;", "random");
    }

    private static boolean isConstant(Value value) {
        return value instanceof Value.Int || Texts.bytes(value).isPresent();
    }
}
