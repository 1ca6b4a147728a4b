package dev.sinew.scan.app.rules;

import dev.sinew.model.Confidence;
import dev.sinew.model.Maturity;
import dev.sinew.model.Rule;
import dev.sinew.model.Severity;
import dev.sinew.scan.app.dex.NameCount;

/**
 * The code has the names that its authors gave: who reads it finds checks, keys and addresses by their names.
 *
 * <p>Measured is how many names of classes, methods and fields have one or two characters, which is what tools choose. Where that is less than one in
 * ten, nothing was renamed. It protects nothing by itself.
 *
 * <p>To fix it, let R8 minify the release build.
 */
@Rule(
        id = "scan.app-no-obfuscation",
        flaw = "no-obfuscation",
        title = "Names in the code are as they were written",
        severity = Severity.LOW,
        maturity = Maturity.PREVIEW,
        cwe = {656},
        standards = {"MASWE 0059"})
public final class NoObfuscation implements AppRule {

    private static final double FEW = 0.1;
    private static final int ENOUGH = 50;

    @Override
    public void judge(App app, Notices notices) {
        NameCount names = app.code().names();
        if (names.classes() >= ENOUGH && names.share() < FEW && names.classShare() < FEW) {
            notices.add(Confidence.CONFIRMED, "code", Obfuscation.figure(names));
        }
    }
}
